'use client'

import { MappingRow } from './mapping-row.tsx'
import type { FileColumn, Mapping, MappingTexts, OurColumn } from './mapping-values.ts'
import { withMeaning, withSoftness } from './mapping-values.ts'

interface Props {
  theirs: readonly FileColumn[]
  ours: readonly OurColumn[]
  mapping: Mapping
  change: (mapping: Mapping) => void
  texts: MappingTexts
}

/** The columns of the file, each with what is in it and what it means. */
export function MappingTable({ theirs, ours, mapping, change, texts }: Props) {
  const oursOf = (heading: string) => ours.find(({ name }) => heading !== '' && mapping[name]?.column === heading)
  return (
    <div className="rounded-lg border border-line bg-surface">
      <div className="grid-cols-[1fr_1.2fr_1.2fr] gap-4 border-b border-line px-4 py-2 text-sm text-ink-faint max-md:hidden md:grid">
        <span>{texts.theirs}</span>
        <span>{texts.samples}</span>
        <span>{texts.ours}</span>
      </div>
      {theirs.map((column, index) => {
        const mine = oursOf(column.heading)
        return (
          <MappingRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file have their places, and may have no name
            key={index}
            column={column}
            ours={ours}
            mine={mine}
            soft={mine !== undefined && mapping[mine.name]?.unreadable === 'empty'}
            texts={texts}
            choose={(name) => change(withMeaning(mapping, column.heading, name))}
            soften={(soft) => mine !== undefined && change(withSoftness(mapping, mine.name, soft))}
          />
        )
      })}
    </div>
  )
}
