'use client'

import type { Tone } from './chart-data.tsx'
import { toneColour } from './chart-data.tsx'

interface Props {
  title: string
  lines: readonly { label: string; text: string; tone?: Tone }[]
  notes?: readonly string[] | undefined
  /** Says that a click leads on. */
  hint?: string | undefined
}

/** What a datum says to whoever points at it. */
export function ChartTooltip({ title, lines, notes = [], hint }: Props) {
  return (
    <div className="chart-tooltip">
      <p className="font-medium">{title}</p>
      {lines.map(({ label, text, tone }) => (
        <p key={label} className="flex items-center gap-2">
          {tone !== undefined && <span className="size-2 flex-none rounded-full" style={{ background: toneColour[tone] }} />}
          <span className="text-ink-soft">{label}</span>
          <span className="ml-auto pl-3">{text}</span>
        </p>
      ))}
      {notes.map((note) => (
        <p key={note} className="text-ink-soft">
          {note}
        </p>
      ))}
      {hint !== undefined && <p className="text-ink-faint">{hint}</p>}
    </div>
  )
}
