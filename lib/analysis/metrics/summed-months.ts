import { addDays } from '#lib/core/day'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import type { MetricName } from '../classification/columns.ts'
import type { MonthMetric } from './metric-sql.ts'
import { metricsBefore, monthMetrics, summed } from './metric-sql.ts'
import type { Stretch } from './month-rows.ts'
import { isWithin, rootMonthsInOrder } from './month-rows.ts'
import type { RunQuestion } from './run-question.ts'
import { REVENUE_BESIDE, timeBeside } from './time-before.ts'

const revenueBeside: Partial<Record<MetricName, MonthMetric>> = Object.fromEntries(
  REVENUE_BESIDE.map((name) => [name, monthMetrics.revenueMinor]),
)

/** The sums over months that a run may ask for. */
export function sumsOf({ period, holdOutDays = 0 }: RunQuestion): Partial<Record<MetricName, MonthMetric>> {
  const all = { ...monthMetrics, ...revenueBeside }
  return holdOutDays === 0 ? all : { ...all, ...metricsBefore(addDays(period.to, -holdOutDays)) }
}

/** The days whose months such a sum is over. */
function daysOf(name: MetricName, question: RunQuestion): Stretch {
  if (lookBehind.has(name)) return memberStretch(question)
  return timeBeside(name, question.period) ?? question.period
}

/** The days in which a customer must have shipped to be in the run. */
export function memberStretch({ membership, period }: RunQuestion): Stretch {
  return { from: membership === 'shipment_before_to' ? null : period.from, to: period.to }
}

/** Metrics that, in a run over everything before `to`, look no further back than the period. */
const lookBehind = new Set<MetricName>(['lastShippingDay'])

/** What was summed of the members' shipments or waybills, whose sign tells who is in the run. */
export const MEMBER = 'member'

/** Sums the months of each root once for all metrics, each over its own days, of those in the run and, with `beside`, of those with revenue in the time before. */
export function summedMonths(question: RunQuestion, names: readonly MetricName[], beside: boolean): Sql {
  const known = sumsOf(question)
  const member = question.membership === 'waybill_in_period' ? ('waybills' as const) : ('shipments' as const)
  const asked = names.flatMap((name) => {
    const metric = known[name]
    return metric === undefined ? [] : [{ name, ...metric, days: daysOf(name, question) }]
  })
  const members = { name: MEMBER, sums: [member], select: summed(`r.${member}`), days: memberStretch(question) }
  const aggregates = [members, ...asked]
  const stretches = differing(aggregates.map(({ days }) => days))
  const select = ({ select: aggregate, days }: { select: string; days: Stretch }) =>
    stretches.length === 1 ? aggregate : filtered(aggregate, isWithin(days))
  const columns = [...new Set(aggregates.flatMap(({ sums }) => sums))]
  const inRun = `${select(members)} > 0`
  const before = asked.find(({ name }) => name === 'earlierRevenueMinor')
  const having = beside && before !== undefined ? `${inRun} or ${select(before)} <> 0` : inRun
  return sql`
    select r.customer_id${fixedSql(aggregates.map((each) => `, ${select(each)} as "${each.name}"`).join(''))}
    from (${rootMonthsInOrder(stretches, columns, sql`= ${question.currency}`, question.scope)}) r
    group by r.customer_id having ${fixedSql(having)}`
}

function differing(stretches: readonly Stretch[]): Stretch[] {
  return [...new Map(stretches.map((stretch) => [`${stretch.from} ${stretch.to}`, stretch])).values()]
}

/** An aggregate over the rows that fulfil a condition too. */
function filtered(aggregate: string, condition: string): string {
  return aggregate.includes(' filter (where')
    ? aggregate.replace(' filter (where', ` filter (where ${condition} and`)
    : `${aggregate} filter (where ${condition})`
}
