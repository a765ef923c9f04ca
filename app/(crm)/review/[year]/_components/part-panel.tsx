import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Column } from '#components/table/column'
import { DataTable } from '#components/table/data-table'
import type { Part } from '#lib/plans/annual-review/figures'
import type { Lines, ReviewLine } from '#lib/plans/annual-review/service'
import { SHOWN } from './read-parts.ts'

interface PanelProps {
  /** Of the question; null for what is none. */
  number: number | null
  id: string
  title: string
  text: string
  /** What the rows say together. */
  sum?: ReactNode
  act?: ReactNode
  children: ReactNode
}

/** One question of the workbook with its answer. */
export function PartPanel({ number, id, title, text, sum, act, children }: PanelProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="review-part panel scroll-mt-4 overflow-clip">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 pt-3 pb-3 md:px-6">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id={`${id}-title`} className="text-lg font-semibold">
            {number !== null && <span className="pr-2 text-accent-text tabular-nums">{number}</span>}
            {title}
          </h2>
          <p className="max-w-3xl text-pretty text-ink-soft">{text}</p>
          {sum !== undefined && <p className="pt-1 text-pretty">{sum}</p>}
        </div>
        <div className="print-none flex flex-wrap items-center gap-2">{act}</div>
      </div>
      {children}
    </section>
  )
}

/** The rows of a part as a table, or the sentence that there are none. */
export function PartTable<P extends Part>(props: {
  caption: string
  path: string
  none: string
  lines: Lines<P>
  columns: readonly Column<ReviewLine<P>>[]
}) {
  const { caption, path, none, lines, columns } = props
  const t = useTranslations('review')
  if (lines.rows.length === 0) return <p className="px-4 pb-4 text-ink-soft md:px-6">{none}</p>
  return (
    <>
      <div className="overflow-x-auto">
        <DataTable
          caption={caption}
          path={path}
          params={{}}
          sort={{ key: 'place', falling: false }}
          columns={columns}
          rows={lines.rows}
          rowKey={({ place }) => String(place)}
        />
      </div>
      {lines.nextCursor !== null && <p className="px-4 py-3 text-sm text-ink-soft md:px-6">{t('more', { shown: SHOWN })}</p>}
    </>
  )
}
