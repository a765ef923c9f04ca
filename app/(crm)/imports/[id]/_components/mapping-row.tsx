'use client'

import type { FileColumn, MappingTexts, OurColumn } from './mapping-values.ts'

interface Props {
  column: FileColumn
  ours: readonly OurColumn[]
  mine: OurColumn | undefined
  soft: boolean
  texts: MappingTexts
  choose: (name: string) => void
  soften: (soft: boolean) => void
}

const shownSamples = 3

/** One column of the file: its name, what is in it, and what it means. */
export function MappingRow({ column, ours, mine, soft, texts, choose, soften }: Props) {
  const { heading, label, samples } = column
  return (
    <div className="grid gap-x-4 gap-y-1.5 border-b border-line px-4 py-2.5 last:border-b-0 md:grid-cols-[1fr_1.2fr_1.2fr] md:items-start">
      <span className={`font-medium break-words md:pt-2.5 ${mine === undefined ? 'text-ink-faint' : ''}`}>{label}</span>
      <span className="min-w-0 text-ink-soft md:pt-2.5">
        {samples === null ? (
          <span className="text-ink-faint">{texts.hidden}</span>
        ) : samples.length === 0 ? (
          <span className="text-ink-faint">{texts.noSample}</span>
        ) : (
          <span className="line-clamp-2 break-words">{[...new Set(samples)].slice(0, shownSamples).join(' · ')}</span>
        )}
      </span>
      <span className="flex min-w-0 flex-col gap-1.5">
        <select
          aria-label={`${label} → ${texts.ours}`}
          value={mine?.name ?? ''}
          disabled={heading === ''}
          onChange={(event) => choose(event.target.value)}
          className="field"
        >
          <option value="">{texts.none}</option>
          <Group label={texts.requiredGroup} columns={ours.filter(({ required }) => required)} />
          <Group label={texts.optionalGroup} columns={ours.filter(({ required }) => !required)} />
        </select>
        {mine !== undefined && (mine.hint !== '' || mine.maySoften) && (
          <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm text-ink-faint">
            <span>{mine.hint}</span>
            {mine.maySoften && (
              <label data-tip={texts.unreadableHint} className="flex cursor-pointer items-center gap-1.5">
                <input
                  type="checkbox"
                  checked={soft}
                  onChange={(event) => soften(event.target.checked)}
                  className="size-4 flex-none accent-accent"
                />
                {texts.unreadable}
              </label>
            )}
          </span>
        )}
      </span>
    </div>
  )
}

function Group({ label, columns }: { label: string; columns: readonly OurColumn[] }) {
  return (
    <optgroup label={label}>
      {columns.map((column) => (
        <option key={column.name} value={column.name}>
          {column.label}
          {column.required ? ' *' : ''}
        </option>
      ))}
    </optgroup>
  )
}
