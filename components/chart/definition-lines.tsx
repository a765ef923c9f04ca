'use client'

import { CircleHelp } from 'lucide'
import { Icon } from '#components/ui/icon'

/** The mark beside what can be explained. */
export function DefinitionMark() {
  return <Icon of={CircleHelp} size={14} />
}

/** How a figure is worked out: the formula in words, and where it comes from. */
export function DefinitionLines({ title, lines, source }: { title: string; lines: readonly string[]; source: string }) {
  return (
    <div className="flex flex-col gap-2 px-2 pt-1 pb-2 md:max-w-88">
      <p className="font-medium max-md:hidden">{title}</p>
      {lines.map((line) => (
        <p key={line} className="text-pretty text-ink-soft">
          {line}
        </p>
      ))}
      <p className="text-pretty text-sm text-ink-faint">{source}</p>
    </div>
  )
}
