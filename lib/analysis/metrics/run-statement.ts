import { addDays, addMonths } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import type { ResolvedPeriod } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import { everything } from '#lib/platform/scope/scope'
import { shippedSince, statedSince } from '#lib/records/customers/customer-since'
import type { MetricName } from '../classification/columns.ts'
import type { Membership } from '../classification/scheme.ts'
import { besideMetrics, besideMonthsJoin } from './beside-sql.ts'
import { earlierJoin, earlierRevenue, periodBefore } from './earlier-sql.ts'
import { customerMetrics, metricsBefore, monthMetrics, packedDays, summed } from './metric-sql.ts'
import type { Stretch } from './month-rows.ts'
import { rootMonthRows } from './month-rows.ts'
import type { Reached } from './reached.ts'
import { isReached } from './reached.ts'
import { seasonIndex, seasonJoin } from './season-sql.ts'
import type { ServiceBasis } from './service-sql.ts'
import { claimsMinor, serviceJoin, serviceMinor } from './service-sql.ts'
import type { ReviewedCells } from './stated-value-sql.ts'
import {
  reviewedJoin,
  reviewsPotential,
  setKindsJoin,
  setValueKinds,
  statedLongTerm,
  statedReputation,
  walletShare,
} from './stated-value-sql.ts'
import { industryOf, regionName, timeNeed } from './traits-sql.ts'
import type { SumColumn } from './waybill-sums.ts'
import { isOfTheWhole } from './whole-answer.ts'

export interface RunQuestion {
  period: ResolvedPeriod
  currency: string
  membership: Membership
  metrics: readonly MetricName[]
  /** Days at the end of the period that metrics ending in `Before` leave out. */
  holdOutDays?: number
  /** By what serving customers is valued; for runs that look at `serviceMinor`. */
  service?: ServiceBasis
  /** By whose days instants are told apart; for runs that look at `statedReputation`. */
  timeZone?: string
  /** Only customers within it; everybody when left out, as in every run. */
  scope?: Reached
  /** Called between steps of long reckoning; what it throws ends the reading. */
  pause?: () => Promise<void>
}

/** Metrics with a select of their own. */
const namedInSql = new Set<MetricName>([
  ...([
    'customerSinceDay',
    'firstWaybillDay',
    'seasonIndex',
    'segment',
    'region',
    'timeNeed',
    'statedReputation',
    'statedLongTerm',
    'walletShare',
  ] as const),
])
/** Those that are joined by root. */
const joinedInSql: Partial<Record<MetricName, Sql>> = {
  ...{ claimsMinor, serviceMinor, earlierRevenueMinor: earlierRevenue, setValueKinds },
  ...besideMetrics,
}

type Sums = typeof monthMetrics

/** The sums over months that a run may ask for. */
function sumsOf({ period, holdOutDays = 0 }: RunQuestion): Sums {
  return holdOutDays === 0 ? monthMetrics : { ...monthMetrics, ...metricsBefore(addDays(period.to, -holdOutDays)) }
}

/** Of the metrics asked for those that the statement answers; others are worked out beside it. */
export function metricsInStatement(question: RunQuestion): MetricName[] {
  const known = sumsOf(question)
  return question.metrics.filter(
    (name) =>
      known[name] !== undefined ||
      customerMetrics[name] !== undefined ||
      namedInSql.has(name) ||
      joinedInSql[name] !== undefined ||
      name === 'reviewsPotential',
  )
}

/**
 * The segment of a customer `c`: its industry, else its kind as `kind:business`, so that an industry called business is not taken for it.
 * @source docs/formulas.md#share-of-wallet-segment
 */
export const segmentName = sql`coalesce(${industryOf(sql`c`)}, 'kind:' || c.kind)`

/** The days in which a customer must have shipped to be in the run. */
export function memberStretch({ membership, period }: RunQuestion): Stretch {
  return { from: membership === 'shipment_before_to' ? null : period.from, to: period.to }
}

/** Metrics that, in a run over everything before `to`, look no further back than the period. */
const lookBehind = new Set<MetricName>(['lastShippingDay'])

/** What was read before: the names behind codes, and the cells of the matrix that have potential reviewed. */
export interface Ground {
  segments: readonly string[]
  regions: readonly string[]
  reviewed: ReviewedCells | null
}

/** The statement that answers one row a customer of the run, by id: the id, and the metrics in the order asked for. */
export function runStatement(question: RunQuestion, names: readonly MetricName[], { segments, regions, reviewed }: Ground): Sql {
  const known = sumsOf(question)
  const { period, membership } = question
  const member = membership === 'waybill_in_period' ? ('waybills' as const) : ('shipments' as const)
  const sums = new Set<SumColumn>([member])
  for (const name of names) for (const sum of known[name]?.sums ?? []) sums.add(sum)
  const split = membership === 'shipment_before_to' && names.some((name) => known[name] !== undefined && !lookBehind.has(name))
  const aggregates = names.flatMap((name) => {
    const select = known[name]?.select
    if (select === undefined) return []
    const within = split && !lookBehind.has(name) ? ' filter (where r.within)' : ''
    const value =
      within === '' || !select.includes(' filter (where')
        ? `${select}${within}`
        : select.replace(' filter (where', ' filter (where r.within and')
    return [`${value} as "${name}"`]
  })
  const shown = names.map((name) =>
    name === 'reviewsPotential' && reviewed !== null
      ? sql`${reviewsPotential(reviewed)}::float8`
      : sql`${selectOf(name, question)}::float8`,
  )
  const columns = [...sums]
  const equals = sql`= ${question.currency}`
  const rows = split
    ? sql`select i.*, true as within from (${rootMonthRows(period, columns, equals, question.scope)}) i
          union all select b.*, false from (${rootMonthRows({ from: null, to: period.from }, columns, equals, question.scope)}) b`
    : rootMonthRows(memberStretch(question), columns, equals, question.scope)
  return sql`
    select t.customer_id::int4${shown.length === 0 ? sql`` : sql`, ${join(shown)}`}
    from (
      select r.customer_id${fixedSql(aggregates.map((text) => `, ${text}`).join(''))} from (${rows}) r
      group by r.customer_id having ${fixedSql(summed(`r.${member}`))} > 0
    ) t
    ${customerJoin(names)}
    ${answerJoin(question, names)}
    ${besideJoin(question, names)}
    ${reviewed === null ? sql`` : reviewedJoin(reviewed)}
    ${names.includes('setValueKinds') ? setKindsJoin : sql``}
    ${names.includes('seasonIndex') ? seasonJoin(sql`c`, period.asOf) : sql``}
    ${names.includes('segment') ? sql`join jsonb_array_elements_text(${JSON.stringify(segments)}::jsonb) with ordinality sg(name, place) on sg.name = ${segmentName}` : sql``}
    ${names.includes('region') ? sql`left join jsonb_array_elements_text(${JSON.stringify(regions)}::jsonb) with ordinality rg(name, place) on rg.name = ${regionName}` : sql``}
    order by t.customer_id`
}

function selectOf(name: MetricName, question: RunQuestion): Sql {
  if (name === 'customerSinceDay') return sql`(${statedSince} - date '1970-01-01')`
  if (name === 'firstWaybillDay') return sql`(${shippedSince} - date '1970-01-01')`
  if (name === 'statedReputation') return statedReputation(question.period.asOf, zoneOf(question))
  if (name === 'statedLongTerm') return statedLongTerm
  if (name === 'walletShare') return walletShare
  if (name === 'seasonIndex') return seasonIndex
  if (name === 'segment') return sql`sg.place - 1`
  if (name === 'region') return sql`rg.place - 1`
  if (name === 'timeNeed') return timeNeed
  const joined = joinedInSql[name]
  if (joined !== undefined) return joined
  const own = customerMetrics[name]
  if (own !== undefined) return fixedSql(`(${own})`)
  // What was summed over no month at all is 0, but there is no day in it.
  return fixedSql(packedDays.has(name) ? `t."${name}"` : `coalesce(t."${name}", 0)`)
}

function zoneOf({ timeZone }: RunQuestion): string {
  if (timeZone === undefined) throw new AppError('internal', {}, { detail: 'run.columns_differ' })
  return timeZone
}

/** The statement that answers what each group, as `name` tells it of a customer `c`, brought in the time just before the period: of all who are neither merged away nor archived, in the run or not. */
export function earlierOfGroup(name: Sql, { period, currency, scope }: RunQuestion): Sql {
  return sql`
    select ${name} as name, sum(e.revenue_minor)::float8 as earlier
    from (select r.customer_id, ${fixedSql(summed('r.revenue_minor'))} as revenue_minor
      from (${rootMonthRows(periodBefore(period), ['revenue_minor'], sql`= ${currency}`, scope)}) r group by r.customer_id) e
    join customer c on c.id = e.customer_id and c.root_id = c.id and c.archived_at is null
    where ${name} is not null group by 1`
}

/** Joins the customer itself where a metric stands on it; otherwise only sees to it that it is neither merged away nor archived. */
function customerJoin(names: readonly MetricName[]): Sql {
  const needsCustomer = names.some((name) => namedInSql.has(name) || customerMetrics[name]?.startsWith('a.') === false)
  return needsCustomer
    ? sql`join customer c on c.id = t.customer_id and c.root_id = c.id and c.archived_at is null`
    : sql`join customer_standing c on c.customer_id = t.customer_id and c.listed`
}

/** What is summed beside the months: cases, interactions, and the time before. */
function besideJoin({ period, currency, service, scope }: RunQuestion, names: readonly MetricName[]): Sql {
  const isServed = names.includes('serviceMinor') || names.includes('claimsMinor')
  if (isServed && service === undefined) throw new AppError('internal', {}, { detail: 'run.columns_differ' })
  return sql`${isServed && service !== undefined ? serviceJoin({ period, currency, scope }, service) : sql``}
    ${names.includes('earlierRevenueMinor') ? earlierJoin(period, currency, scope) : sql``}
    ${besideMonthsJoin({ period, currency, scope }, names)}`
}

/** The latest answer of each root in the twelve months before `to`. */
function answerJoin({ period: { to }, scope = everything }: RunQuestion, names: readonly MetricName[]): Sql {
  if (!names.includes('recommend') && !names.includes('satisfaction')) return sql``
  return sql`
    left join (
      select distinct on (m.root_id) m.root_id, v.recommend, v.satisfaction
      from survey_response v join customer m on m.id = v.customer_id
      where v.answered_on >= ${addMonths(to, -12)}::date and v.answered_on < ${to}::date and ${isOfTheWhole(sql`v`)} and ${isReached(scope, sql`m.root_id`)}
      order by m.root_id, v.answered_at desc, v.id desc
    ) a on a.root_id = t.customer_id`
}
