import { useTranslations } from 'next-intl'
import type { Column } from '#components/table/column'
import type { Figures } from '#lib/plans/annual-review/figures'
import type { ReviewLine } from '#lib/plans/annual-review/service'
import { mayEver } from '#lib/platform/scope/scope'
import { OnPhone } from '../../../analysis/_components/on-phone.tsx'
import { useLineColumns } from './line-columns.tsx'
import { PartPanel, PartTable } from './part-panel.tsx'
import type { PartProps } from './read-parts.ts'
import { WordsSheet } from './words-sheet.tsx'

/** Question two: which bulk customers complained again and again last year, why, and how far it is put right. */
export function ComplainerPart({ ctx, review, parts }: PartProps) {
  const t = useTranslations('review')
  const column = useLineColumns<'complainer'>(review.currency)
  const writes = review.signed === null && mayEver(ctx, 'review:update')
  const columns: Column<ReviewLine<'complainer'>>[] = [
    column.customer,
    column.owner,
    {
      ...{ key: 'complaints', label: column.t('complaints'), phone: 'figure' },
      cell: ({ figures }) => <Complaints figures={figures} />,
    },
    {
      ...{ key: 'about', label: column.t('complainedAbout'), phone: 'item' },
      cell: ({ figures }) => <About figures={figures} causes={parts.causes} />,
    },
    {
      ...{ key: 'compensation', label: column.t('compensation'), align: 'right', phone: 'item' },
      cell: ({ figures }) =>
        figures.compensationMinor === 0 ? null : (
          <span className="whitespace-nowrap">
            <OnPhone label={column.t('compensation')}>{column.money(figures.compensationMinor)}</OnPhone>
          </span>
        ),
    },
    column.revenue('laterRevenue', ({ figures }) => ({ later: figures.later, earlier: figures.earlier })),
    column.verdict(({ figures }) => figures.verdict, { phone: 'item' }),
    {
      ...{ key: 'recovery', label: column.t('recovery'), phone: 'item' },
      cell: ({ recovery }) =>
        recovery === null ? null : <span className="whitespace-nowrap">{t(`recoveries.${recovery}`)}</span>,
    },
    column.said('cause', 'decision', 'remark'),
    ...(writes
      ? [
          {
            ...{ key: 'act', label: column.t('act'), phone: 'item' as const },
            cell: (line: ReviewLine<'complainer'>) => (
              <span className="print-none">
                <WordsSheet ctx={ctx} year={review.year} part="complainer" line={line} />
              </span>
            ),
          },
        ]
      : []),
  ]
  const { totals } = review
  return (
    <PartPanel
      number={2}
      id="complainers"
      title={t('parts.complainer.title')}
      text={t('parts.complainer.text', { least: parts.cuts.complaints })}
      {...(totals === null
        ? {}
        : { sum: t('parts.complainer.sum', { complained: totals.complained, bulk: totals.bulkComplained }) })}
    >
      <PartTable
        caption={t('parts.complainer.title')}
        path={`/review/${review.year}`}
        none={t(review.whole ? 'parts.complainer.none' : 'noneOwn')}
        lines={parts.lines.complainer}
        columns={columns}
      />
    </PartPanel>
  )
}

function Complaints({ figures: { complaints, open, complaintsNow } }: { figures: Figures<'complainer'> }) {
  const t = useTranslations('review')
  return (
    <span className="whitespace-nowrap">
      {t('times', { count: complaints })}
      {open > 0 && <span className="block text-sm text-danger">{t('openCases', { count: open })}</span>}
      {complaintsNow > 0 && <span className="block text-sm text-danger">{t('since', { count: complaintsNow })}</span>}
    </span>
  )
}

function About({
  figures: { categories, rootCauses },
  causes,
}: {
  figures: Figures<'complainer'>
  causes: Readonly<Record<string, string>>
}) {
  const word = useTranslations('cases.category')
  const name = (category: string | null) => word((category ?? 'other') as 'other')
  return (
    <span className="block max-w-56 min-w-32">
      {categories.map(({ category, complaints }) => `${name(category)} ${complaints}`).join(' · ')}
      {rootCauses.length > 0 && (
        <span className="block text-sm text-ink-faint">{rootCauses.map((key) => causes[key] ?? key).join(' · ')}</span>
      )}
    </span>
  )
}
