import { useFormatter, useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { usePeriodText } from '#components/chart/figure'
import { useDayText } from '#components/crm/day-near'
import { Money } from '#components/crm/money'
import type { YearValue } from '#lib/analysis/year-value/service'
import { getYearValues } from '#lib/analysis/year-value/service'
import { COST_PARTS } from '#lib/analysis/year-value/year-value'
import type { Day } from '#lib/core/day'
import { addDays } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { Outlook } from './outlook.tsx'
import { Nothing, Panel } from './panel.tsx'

/** What the customer is worth in the year so far, with its parts, beside the same days of the year before where the records cover these. */
export async function YearValuePanel({ ctx, customerId }: { ctx: Context; customerId: number }) {
  const [{ now, before, recordsFrom }, t] = await Promise.all([getYearValues(ctx, customerId), getTranslations('card.year')])
  const shown = recordsFrom === null ? before : null
  const empty = [now, ...(shown === null ? [] : [shown])].every(
    ({ revenueMinor, valueMinor }) => revenueMinor === 0 && valueMinor === 0,
  )
  return (
    <Panel title={t('title')}>
      {empty ? (
        <Nothing>{t('none')}</Nothing>
      ) : (
        <Parts now={now} before={shown} recordsFrom={recordsFrom} currency={ctx.company.currency} />
      )}
      <Outlook ctx={ctx} customerId={customerId} />
    </Panel>
  )
}

interface PartsProps {
  now: YearValue
  before: YearValue | null
  recordsFrom: Day | null
  currency: string
}

function Parts({ now, before, recordsFrom, currency }: PartsProps) {
  const t = useTranslations('card.year')
  const periodText = usePeriodText()
  const period = (of: YearValue) => periodText({ ...of.period, asOf: addDays(of.period.to, -1) })
  const costs = COST_PARTS.filter((part) => now[`${part}Minor`] !== 0 || (before?.[`${part}Minor`] ?? 0) !== 0)
  const lacking = now.uncosted
  const dayText = useDayText()
  return (
    <>
      <table className="w-full">
        <thead>
          <tr className="*:px-2 *:pb-1.5 *:text-right *:text-sm *:font-normal *:text-ink-faint *:last:pr-4">
            <th scope="col">
              <span className="sr-only">{t('part')}</span>
            </th>
            <th scope="col" data-tip={period(now)}>
              {now.period.from.slice(0, 4)}
            </th>
            {before !== null && (
              <th scope="col" data-tip={period(before)}>
                {t('same', { year: before.period.from.slice(0, 4) })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          <Line label={t('revenue')} now={now.revenueMinor} before={before?.revenueMinor} currency={currency} />
          {costs.map((part) => (
            <Line
              key={part}
              label={t(`parts.${part}`)}
              now={0 - now[`${part}Minor`]}
              before={before === null ? undefined : 0 - before[`${part}Minor`]}
              currency={currency}
            />
          ))}
          <Line
            label={t('value')}
            now={now.valueMinor}
            before={before?.valueMinor}
            rates={[now.rate, before?.rate ?? null]}
            currency={currency}
            strong
          />
        </tbody>
      </table>
      <p className="px-4 pt-2 pb-3 text-sm text-pretty text-ink-faint">
        {t('rule')}
        {now.rebateMinor > 0 && t.rich('rebate', { amount: () => <Money minor={now.rebateMinor} currency={currency} /> })}
        {lacking > 0 && t('lacking', { count: lacking })}
        {recordsFrom !== null && t('notCovered', { day: dayText(recordsFrom) })}
      </p>
    </>
  )
}

interface LineProps {
  label: string
  now: number
  /** Of as many days of the year before; nothing where the records do not cover them. */
  before: number | undefined
  currency: string
  rates?: readonly [now: number | null, before: number | null]
  strong?: boolean
}

function Line({ label, now, before, currency, rates, strong = false }: LineProps) {
  const format = useFormatter()
  const t = useTranslations('card.year')
  const cell = (minor: number, rate: number | null | undefined) => (
    <>
      <span className={minor < 0 && strong ? 'text-danger' : undefined}>
        <Money minor={minor} currency={currency} />
      </span>
      {rate !== undefined && rate !== null && minor !== 0 && (
        <span className="pl-1.5 text-sm font-normal text-ink-faint">
          {t('ofRevenue', { rate: format.number(rate, { style: 'percent', maximumFractionDigits: 1 }) })}
        </span>
      )}
    </>
  )
  return (
    <tr className={`*:border-t *:border-line *:px-2 *:py-1.5 *:text-right *:last:pr-4 ${strong ? 'font-medium' : ''}`}>
      <th scope="row" className="pl-4! text-left! font-[inherit]">
        {label}
      </th>
      <td>{cell(now, rates?.[0])}</td>
      {before !== undefined && <td className="text-ink-soft">{cell(before, rates?.[1])}</td>}
    </tr>
  )
}
