'use client'

import { Check, CircleAlert } from 'lucide'
import { Icon } from '#components/ui/icon'
import type { MappingTexts, OurColumn } from './mapping-values.ts'

interface Props {
  columns: readonly OurColumn[]
  mapping: Readonly<Record<string, unknown>>
  texts: MappingTexts
}

/** What must be there, and whether a column of the file stands for it. */
export function RequiredColumns({ columns, mapping, texts }: Props) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
      <span className="text-ink-faint">{texts.required}</span>
      {columns.map(({ name, label }) => {
        const isMapped = mapping[name] !== undefined
        return (
          <span key={name} className={`flex items-center gap-1 ${isMapped ? '' : 'text-danger'}`}>
            {isMapped ? <Icon of={Check} size={15} className="text-accent-text" /> : <Icon of={CircleAlert} size={15} />}
            {label}
            <span className={isMapped ? 'sr-only' : ''}>{isMapped ? texts.found : texts.missing}</span>
          </span>
        )
      })}
    </p>
  )
}
