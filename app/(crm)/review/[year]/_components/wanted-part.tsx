import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import type { ReviewLine } from '#lib/plans/annual-review/service'
import type { Progress } from '#lib/plans/annual-review/verdict'
import { countProgresses } from '#lib/plans/annual-review/verdict'
import { mayEver } from '#lib/platform/scope/scope'
import { useLineColumns } from './line-columns.tsx'
import { PartPanel, PartTable } from './part-panel.tsx'
import type { PartProps } from './read-parts.ts'
import { RemoveWanted } from './remove-wanted.tsx'
import { WordsSheet } from './words-sheet.tsx'

const looks: Partial<Record<Progress, string>> = { won: 'text-accent-text', grown: 'text-accent-text', untouched: 'text-danger' }

/** Question one: whom we want most this year, who answers for it, and how far it is. */
export function WantedPart({ ctx, review, parts }: PartProps) {
  const t = useTranslations('review')
  const column = useLineColumns<'wanted'>(review.currency)
  const lines = parts.lines.wanted
  const writes = review.signed === null && mayEver(ctx, 'review:update')
  const counts = countProgresses(lines.rows.map(({ figures }) => figures.progress))
  const columns: Column<ReviewLine<'wanted'>>[] = [
    column.customer,
    column.owner,
    {
      ...{ key: 'progress', label: column.t('progress'), phone: 'figure' },
      cell: ({ figures: { progress } }) => (
        <span className={`whitespace-nowrap ${looks[progress] ?? ''}`}>{t(`progresses.${progress}`)}</span>
      ),
    },
    {
      ...{ key: 'touches', label: column.t('lastTouch'), phone: 'item' },
      cell: ({ figures: { touches, lastTouchOn } }) => (
        <span className="whitespace-nowrap">
          {lastTouchOn === null && touches === 0 && t('never')}
          {lastTouchOn !== null && column.day(lastTouchOn)}
          {touches > 0 && (
            <span className="block text-sm text-ink-faint">{t('followUps', { year: String(review.year), count: touches })}</span>
          )}
        </span>
      ),
    },
    column.revenue('laterRevenue', ({ figures }) => ({ later: figures.later, earlier: figures.earlier })),
    column.shipments('laterShipments', ({ figures }) => ({ later: figures.later, earlier: figures.earlier })),
    column.said('remark'),
    ...(writes ? [acts(ctx, review.year, column.t('act'))] : []),
  ]
  return (
    <PartPanel
      number={1}
      id="wanted"
      title={t('parts.wanted.title')}
      text={t('parts.wanted.text')}
      {...(lines.rows.length === 0
        ? {}
        : {
            sum: t('parts.wanted.sum', {
              customers: lines.rows.length,
              ...counts,
            }),
          })}
      act={writes && <WordsSheet ctx={ctx} year={review.year} part="wanted" line={null} />}
    >
      <PartTable
        caption={t('parts.wanted.title')}
        path={`/review/${review.year}`}
        none={t(review.whole ? 'parts.wanted.none' : 'noneOwn')}
        lines={lines}
        columns={columns}
      />
    </PartPanel>
  )
}

function acts(ctx: PartProps['ctx'], year: number, label: string): Column<ReviewLine<'wanted'>> {
  return {
    ...{ key: 'act', label, phone: 'item' },
    cell: (line) => (
      <span className="print-none inline-flex gap-3">
        <WordsSheet ctx={ctx} year={year} part="wanted" line={line} />
        <RemoveWanted year={year} id={line.customer.id} name={line.customer.name} />
      </span>
    ),
  }
}
