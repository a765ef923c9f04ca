import { useFormatter, useTranslations } from 'next-intl'
import { z } from 'zod'
import { useDayText } from '#components/crm/day-near'
import { useJoined } from '#components/crm/joined'
import type { Column } from '#components/table/column'
import { ActionButton } from '#components/ui/action-button'
import { Link } from '#components/ui/link'
import { addDays, addMonths } from '#lib/core/day'
import { abcView, shareOfMostInA } from '#lib/plans/annual-review/abc-view'
import { isEmpty, monthsOfYear } from '#lib/plans/annual-review/periods'
import type { ReviewLine } from '#lib/plans/annual-review/service'
import { mayEver } from '#lib/platform/scope/scope'
import { useLiftWords } from '../../../analysis/_components/lift-words.ts'
import { classifyYear } from '../../actions.ts'
import { useLineColumns } from './line-columns.tsx'
import { PartPanel, PartTable } from './part-panel.tsx'
import type { PartProps } from './read-parts.ts'

/** Question four: how customers are classed by cost, revenue and years. */
export function AbcPart(props: PartProps) {
  const { ctx, review, parts } = props
  const t = useTranslations('review')
  const abc = abcView(review, parts.abcRun)
  const writes = review.signed === null && mayEver(ctx, 'analysis:run') && ctx.actor.permissions['review:update']?.kind === 'all'
  const empty = review.periods !== null && isEmpty(review.periods.lastYear)
  const waits = parts.abcRun?.status === 'queued' || parts.abcRun?.status === 'running'
  const state = empty
    ? t('parts.abc.noRecords')
    : parts.abcRun === null && abc === null
      ? t('parts.abc.none')
      : waits
        ? t('parts.abc.waiting')
        : parts.abcRun?.status === 'failed' || parts.abcRun?.status === 'cancelled'
          ? t('parts.abc.failed')
          : null
  return (
    <PartPanel
      number={4}
      id="abc"
      title={t('parts.abc.title')}
      text={t('parts.abc.text', useDays(review.periods))}
      act={
        <>
          {review.abcRunId !== null && mayEver(ctx, 'analysis:read') && (
            <Link href={`/analysis/runs/${review.abcRunId}`} className="control">
              {t('parts.abc.run')}
            </Link>
          )}
          {writes && !empty && !waits && (
            <ActionButton
              label={t(review.abcRunId === null ? 'parts.abc.start' : 'parts.abc.again')}
              busy={t('opening')}
              away={t('away')}
              input={{ year: review.year }}
              act={classifyYear}
            />
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3 px-4 pb-4 md:px-6">
        {state !== null && <p className="text-ink-soft">{state}</p>}
        {abc !== null && <Classes {...abc} />}
        {abc !== null && (
          <TellsNobodyApart
            abc={abc}
            mayChange={writes}
            maySet={writes && mayEver(ctx, 'settings:manage')}
            trial={review.abcRunId !== null && mayEver(ctx, 'analysis:run') ? `/analysis/runs/${review.abcRunId}#trial` : null}
          />
        )}
        {abc === null && state === null && <p className="text-ink-soft">{t('parts.abc.whole')}</p>}
      </div>
      <Overrides {...props} />
    </PartPanel>
  )
}

/** The days that are classed: the whole year before, or since when there are records of it. */
function useDays(periods: PartProps['review']['periods']) {
  const day = useDayText()
  const { from, to } = periods?.lastYear ?? { from: '', to: '' }
  if (from === to || to === addMonths(from, monthsOfYear)) return { whole: 'yes', from: '', to: '' }
  return { whole: 'no', from: day(from), to: day(addDays(to, -1)) }
}

const weighted = z.object({
  weights: z.object({ revenue: z.number(), cost: z.number(), years: z.number() }),
  cost_raises: z.boolean(),
})

function Classes({ parameters, customers, classes, movement }: NonNullable<ReturnType<typeof abcView>>) {
  const t = useTranslations('review.parts.abc')
  const format = useFormatter()
  const percent = (share: number | null) =>
    share === null ? '—' : format.number(share, { style: 'percent', maximumFractionDigits: 1 })
  const read = weighted.safeParse(parameters)
  return (
    <>
      {read.success && (
        <p className="text-sm text-ink-faint">
          {t('weights', { ...read.data.weights, effect: t(read.data.cost_raises ? 'raises' : 'lowers') })}
        </p>
      )}
      <table className="w-full max-w-xl tabular-nums">
        <thead>
          <tr className="text-left text-sm text-ink-faint">
            <th scope="col" className="py-1 font-normal">
              {t('class')}
            </th>
            {(['customers', 'ofCustomers', 'ofScore'] as const).map((key) => (
              <th key={key} scope="col" className="py-1 text-right font-normal">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((each) => (
            <tr key={each.class} className="border-t border-line">
              <td className="py-1.5">
                <span className="class-badge" data-class={each.class}>
                  {each.class}
                </span>
              </td>
              <td className="py-1.5 text-right">{format.number(each.customers)}</td>
              <td className="py-1.5 text-right">{percent(customers === 0 ? null : each.customers / customers)}</td>
              <td className="py-1.5 text-right">{percent(each.valueShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {movement !== null && <Moves movement={movement} />}
    </>
  )
}

interface ApartProps {
  abc: NonNullable<ReturnType<typeof abcView>>
  mayChange: boolean
  maySet: boolean
  /** Where the change that would tell apart is tried; null for whoever may not. */
  trial: string | null
}

/** Where most are A, the classes single out nobody: said to everybody with the reason, and what to do about it to whoever may class anew, before it is signed; whoever may not change the weights is told who does. */
function TellsNobodyApart({ abc, mayChange, maySet, trial }: ApartProps) {
  const t = useTranslations('review.parts.abc')
  const format = useFormatter()
  const why = useLiftWords()
  const { joined, between } = useJoined()
  const share = shareOfMostInA(abc)
  if (share === null) return null
  const fact = t('holdsMost', { share: format.number(share, { style: 'percent', maximumFractionDigits: 1 }) })
  const { lifted } = abc
  const link = (href: string, text: string) => (
    <>
      {between}
      <Link href={href} className="link">
        {text}
      </Link>
    </>
  )
  return (
    <p className="text-pretty text-watch-text" data-lifted="">
      {joined([fact, lifted === null ? null : why(lifted), mayChange ? t(maySet ? 'holdsMostAdvice' : 'holdsMostAsk') : null])}
      {trial !== null && lifted !== null && lifted.left_in_a !== null && link(trial, t('toTrial'))}
      {maySet && link('/settings/thresholds', t('toWeights'))}
    </p>
  )
}

function Moves({ movement }: { movement: readonly { from: string | null; to: string | null; customers: number }[] }) {
  const t = useTranslations('review.parts.abc')
  const moved = movement.filter(({ from, to, customers }) => from !== to && customers > 0)
  const name = (key: string | null) => key ?? t('nowhere')
  return (
    <p className="text-pretty">
      {t('moves')}{' '}
      {moved.length === 0
        ? t('noMoves')
        : moved.map(({ from, to, customers }) => t('move', { from: name(from), to: name(to), customers })).join(' · ')}
    </p>
  )
}

function Overrides({ review, parts }: PartProps) {
  const t = useTranslations('review')
  const column = useLineColumns<'override'>(review.currency)
  const lines = parts.lines.override
  if (lines.rows.length === 0) return null
  const columns: Column<ReviewLine<'override'>>[] = [
    column.customer,
    {
      ...{ key: 'class', label: column.t('class'), phone: 'figure' },
      cell: ({ figures }) => t('parts.abc.change', { from: figures.computed ?? t('parts.abc.nowhere'), to: figures.class }),
    },
    { ...{ key: 'reason', label: column.t('reason'), phone: 'item' }, cell: ({ figures }) => figures.reason },
    { ...{ key: 'by', label: column.t('setBy'), phone: 'item' }, cell: ({ figures }) => figures.by },
    { ...{ key: 'on', label: column.t('setOn'), phone: 'item' }, cell: ({ figures }) => column.day(figures.on) },
  ]
  return (
    <details className="border-t border-line">
      <summary className="cursor-pointer px-4 py-2 text-ink-soft hover:text-ink md:px-6">{t('parts.override.title')}</summary>
      <PartTable {...{ path: `/review/${review.year}`, caption: t('parts.override.title'), none: '', lines, columns }} />
    </details>
  )
}
