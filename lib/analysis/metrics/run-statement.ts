import { addMonths } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import { everything } from '#lib/platform/scope/scope'
import { shippedSince, statedSince } from '#lib/records/customers/customer-since'
import type { MetricName } from '../classification/columns.ts'
import { besideMetrics, besideMonthsJoin } from './beside-sql.ts'
import { customerMetrics, packedDays } from './metric-sql.ts'
import { isReached } from './reached.ts'
import type { RunQuestion } from './run-question.ts'
import { seasonIndex, seasonJoin } from './season-sql.ts'
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
import { MEMBER, summedMonths, sumsOf } from './summed-months.ts'
import { industryOf, regionName, timeNeed } from './traits-sql.ts'
import { isOfTheWhole } from './whole-answer.ts'

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
  ...{ claimsMinor, serviceMinor, setValueKinds },
  ...besideMetrics,
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

/** What was read before: the names behind codes, and the cells of the matrix that have potential reviewed. */
export interface Ground {
  segments: readonly string[]
  regions: readonly string[]
  reviewed: ReviewedCells | null
}

/**
 * The statement that answers one row a customer of the run, by id: the id, and the metrics in the order asked for. All months are read once, whatever times the metrics are of. With `beside`, whoever brought something in
 * the time before the period and is not in the run has a row too, and a last column says of each row whether it is in the run, 1 or 0.
 */
export function runStatement(question: RunQuestion, names: readonly MetricName[], ground: Ground, beside: boolean): Sql {
  const { segments, regions, reviewed } = ground
  const { period } = question
  const shown = names.map((name) =>
    name === 'reviewsPotential' && reviewed !== null
      ? sql`${reviewsPotential(reviewed)}::float8`
      : sql`${selectOf(name, question)}::float8`,
  )
  if (beside) shown.push(fixedSql(`(t.${MEMBER} > 0)::int::float8`))
  return sql`
    select t.customer_id::int4${shown.length === 0 ? sql`` : sql`, ${join(shown)}`}
    from (${summedMonths(question, names, beside)}) t
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

/** Joins the customer itself where a metric stands on it; otherwise only sees to it that it is neither merged away nor archived. */
function customerJoin(names: readonly MetricName[]): Sql {
  const needsCustomer = names.some((name) => namedInSql.has(name) || customerMetrics[name]?.startsWith('a.') === false)
  return needsCustomer
    ? sql`join customer c on c.id = t.customer_id and c.root_id = c.id and c.archived_at is null`
    : sql`join customer_standing c on c.customer_id = t.customer_id and c.listed`
}

/** What is told beside the months: cases and interactions. */
function besideJoin({ period, currency, service, scope }: RunQuestion, names: readonly MetricName[]): Sql {
  const isServed = names.includes('serviceMinor') || names.includes('claimsMinor')
  if (isServed && service === undefined) throw new AppError('internal', {}, { detail: 'run.columns_differ' })
  return sql`${isServed && service !== undefined ? serviceJoin({ period, currency, scope }, service) : sql``}
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
