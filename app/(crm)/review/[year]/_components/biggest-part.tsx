import { useFormatter, useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import type { ReviewLine } from '#lib/plans/annual-review/service'
import { mayEver } from '#lib/platform/scope/scope'
import { OnPhone } from '../../../analysis/_components/on-phone.tsx'
import { useLineColumns } from './line-columns.tsx'
import { PartPanel, PartTable } from './part-panel.tsx'
import type { PartProps } from './read-parts.ts'
import { WordsSheet } from './words-sheet.tsx'

/** Question three: last year's biggest, and what they do this year by revenue and by volume. */
export function BiggestPart({ ctx, review, parts }: PartProps) {
  const t = useTranslations('review')
  const format = useFormatter()
  const column = useLineColumns<'biggest'>(review.currency)
  const writes = review.signed === null && mayEver(ctx, 'review:update')
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  const columns: Column<ReviewLine<'biggest'>>[] = [
    column.rank(({ figures }) => figures.rank),
    column.customer,
    column.owner,
    // A year that holds so far may be falling apart in its last weeks.
    column.verdict(({ figures }) => figures.verdict, { fallOf: ({ figures }) => figures.fall }),
    {
      ...{ key: 'lastYear', label: column.t('lastYear'), align: 'right', phone: 'item' },
      cell: ({ figures: { lastYear, share } }) => (
        <span className="whitespace-nowrap">
          <OnPhone label={column.t('lastYear')}>{column.money(lastYear.revenueMinor)}</OnPhone>
          {share !== null && <span className="block text-sm text-ink-faint">{percent(share)}</span>}
        </span>
      ),
    },
    column.revenue('laterRevenue', ({ figures }) => ({ later: figures.later, earlier: figures.earlier })),
    column.shipments('laterShipments', ({ figures }) => ({ later: figures.later, earlier: figures.earlier })),
    column.lastShipping(({ figures }) => figures.lastShippingOn),
    column.said('decision', 'remark'),
    ...(writes
      ? [
          {
            ...{ key: 'act', label: column.t('act'), phone: 'item' as const },
            cell: (line: ReviewLine<'biggest'>) => (
              <span className="print-none">
                <WordsSheet ctx={ctx} year={review.year} part="biggest" line={line} />
              </span>
            ),
          },
        ]
      : []),
  ]
  const share = review.totals?.biggestShare ?? null
  return (
    <PartPanel
      number={3}
      id="biggest"
      title={t('parts.biggest.title')}
      text={t('parts.biggest.text', { most: parts.cuts.biggest, share: percent(parts.cuts.fallen_to) })}
      {...(share === null ? {} : { sum: t('parts.biggest.sum', { share: percent(share) }) })}
    >
      <PartTable
        caption={t('parts.biggest.title')}
        path={`/review/${review.year}`}
        none={t(review.whole ? 'parts.biggest.none' : 'noneOwn')}
        lines={parts.lines.biggest}
        columns={columns}
      />
    </PartPanel>
  )
}
