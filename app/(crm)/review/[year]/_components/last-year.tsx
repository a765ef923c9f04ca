import { useTranslations } from 'next-intl'
import { useDayText } from '#components/crm/day-near'
import type { Column } from '#components/table/column'
import { Link } from '#components/ui/link'
import { addDays } from '#lib/core/day'
import type { Figures } from '#lib/plans/annual-review/figures'
import type { Grade } from '#lib/plans/annual-review/grade'
import type { ReviewLine } from '#lib/plans/annual-review/service'
import { GradeTiles } from '../../_components/grade-tiles.tsx'
import { useLineColumns } from './line-columns.tsx'
import { PartPanel, PartTable } from './part-panel.tsx'
import type { PartProps } from './read-parts.ts'

/** What became of last year's workbook: in three figures, and one by one. */
export function LastYear(props: PartProps) {
  const t = useTranslations('review')
  const { grade, year } = props.review
  if (grade !== null) return <Graded {...props} grade={grade} />
  return (
    <PartPanel number={null} id="last" title={t('last.title')} text={t('last.none', { year: year - 1 })}>
      {null}
    </PartPanel>
  )
}

function Graded({ review, parts, grade }: PartProps & { grade: Grade }) {
  const t = useTranslations('review')
  const day = useDayText()
  const last = review.year - 1
  const days = review.gradedDays
  const path = `/review/${review.year}`
  const link = (
    <Link href={`/review/${last}`} className="control">
      {t('last.link', { year: last })}
    </Link>
  )
  return (
    <PartPanel number={null} id="last" title={t('last.title')} text={t('last.text', { year: last })} act={link}>
      <div className="px-4 pb-3 md:px-6">
        <GradeTiles grade={grade} currency={review.currency} />
        {days !== null && (
          <p className="pt-2 text-sm text-pretty text-ink-faint">
            {t('last.partly', { from: day(days.from), to: day(addDays(days.to, -1)) })}
          </p>
        )}
      </div>
      <Rows title={t('last.rows.last_wanted')}>
        <PartTable
          {...{
            path,
            caption: t('last.rows.last_wanted'),
            none: '',
            lines: parts.lines.last_wanted,
            columns: useWanted(review.currency),
          }}
        />
      </Rows>
      <Rows title={t('last.rows.last_complainer')}>
        <PartTable
          {...{
            path,
            caption: t('last.rows.last_complainer'),
            none: '',
            lines: parts.lines.last_complainer,
            columns: useComplainers(review.currency),
          }}
        />
      </Rows>
      <Rows title={t('last.rows.last_biggest')}>
        <PartTable
          {...{
            path,
            caption: t('last.rows.last_biggest'),
            none: '',
            lines: parts.lines.last_biggest,
            columns: useBiggest(review.currency),
          }}
        />
      </Rows>
    </PartPanel>
  )
}

function Rows({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="border-t border-line">
      <summary className="cursor-pointer px-4 py-2 text-ink-soft hover:text-ink md:px-6">{title}</summary>
      {children}
    </details>
  )
}

function useWanted(currency: string): Column<ReviewLine<'last_wanted'>>[] {
  const t = useTranslations('review')
  const column = useLineColumns<'last_wanted'>(currency)
  return [
    column.customer,
    column.owner,
    {
      ...{ key: 'outcome', label: column.t('outcome'), phone: 'figure' },
      cell: ({ figures: { outcome } }) => (
        <span className={outcome === 'won' || outcome === 'grown' ? 'text-accent-text' : ''}>{t(`outcomes.${outcome}`)}</span>
      ),
    },
    column.revenue('wholeYearRevenue', ({ figures }) => besideBase(figures), 'before'),
    column.shipments('wholeYearShipments', ({ figures }) => besideBase(figures), 'before'),
    column.said('remark'),
  ]
}

/** Beside what it sent before stand the same days; of one that sent nothing then, the whole year. */
function besideBase({ base, same, year }: Figures<'last_wanted'>) {
  return { later: base.shipments > 0 ? same : year, earlier: base }
}

function useComplainers(currency: string): Column<ReviewLine<'last_complainer'>>[] {
  const t = useTranslations('review')
  const column = useLineColumns<'last_complainer'>(currency)
  return [
    column.customer,
    column.owner,
    column.verdict(({ figures }) => figures.verdict, { label: 'lastVerdict' }),
    {
      ...{ key: 'complaints', label: column.t('complaintsAgain'), phone: 'item' },
      cell: ({ figures }) => (
        <span className="whitespace-nowrap">
          {t('times', { count: figures.complaints })}
          <span className="block text-sm text-ink-faint">
            {t('before', { value: t('times', { count: figures.complaintsThen }) })}
          </span>
        </span>
      ),
    },
    column.revenue('sameRevenue', ({ figures }) => ({ later: figures.same, earlier: figures.base }), 'before'),
    column.lastShipping(({ figures }) => figures.lastShippingOn),
    column.said('cause', 'decision'),
  ]
}

function useBiggest(currency: string): Column<ReviewLine<'last_biggest'>>[] {
  const column = useLineColumns<'last_biggest'>(currency)
  return [
    column.rank(({ figures }) => figures.rank),
    column.customer,
    column.owner,
    column.verdict(({ figures }) => figures.verdict, { label: 'lastVerdict' }),
    column.revenue('sameRevenue', ({ figures }) => ({ later: figures.same, earlier: figures.base }), 'before'),
    column.shipments('sameShipments', ({ figures }) => ({ later: figures.same, earlier: figures.base }), 'before'),
    column.lastShipping(({ figures }) => figures.lastShippingOn),
    column.said('decision', 'remark'),
  ]
}
