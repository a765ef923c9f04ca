import type { Tone } from './chart-data.tsx'
import { toneColour } from './chart-data.tsx'

/** One bar in parts, as wide as their shares; what they are stands beside it. */
export function ShareBar({ parts }: { parts: readonly { key: string; share: number; tone: Tone }[] }) {
  return (
    <div aria-hidden="true" className="flex h-2.5 w-full gap-px overflow-hidden rounded-sm bg-sunken">
      {parts
        .filter(({ share }) => share > 0)
        .map(({ key, share, tone }) => (
          <span key={key} style={{ width: `${share * 100}%`, background: toneColour[tone] }} />
        ))}
    </div>
  )
}
