import type { PoolClient } from 'pg'
import type { Day } from '#lib/core/day'
import { addDays, addMonths, dayNumber } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { minorPerMajor } from '#lib/core/money'
import type { ResolvedPeriod } from '#lib/core/period'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, join, sql } from '#lib/platform/db/sql'
import { everything } from '#lib/platform/scope/scope'
import type { Column, Columns, MetricName } from '../classification/columns.ts'
import { CUSTOMER_KINDS } from '../classification/columns.ts'
import type { Membership } from '../classification/scheme.ts'
import { besideMetrics, besideMonthsJoin } from './beside-sql.ts'
import { forgetUncovered } from './covered.ts'
import { earlierJoin, earlierRevenue } from './earlier-sql.ts'
import { readMedianGaps } from './median-gaps.ts'
import { customerMetrics, decodeDays, metricsBefore, monthMetrics, packedDays } from './metric-sql.ts'
import type { Stretch } from './month-rows.ts'
import { rootMonthRows } from './month-rows.ts'
import type { Reached } from './reached.ts'
import { isReached } from './reached.ts'
import { readColumns } from './read-columns.ts'
import { seasonIndex, seasonJoin } from './season-sql.ts'
import type { ServiceBasis } from './service-sql.ts'
import { claimsMinor, serviceJoin, serviceMinor } from './service-sql.ts'
import type { ReviewedCells } from './stated-value-sql.ts'
import {
  readReviewedCells,
  reviewedJoin,
  reviewsPotential,
  setKindsJoin,
  setValueKinds,
  statedLongTerm,
  statedReputation,
  walletShare,
} from './stated-value-sql.ts'
import { regionName, timeNeed } from './traits-sql.ts'
import type { SumColumn } from './waybill-sums.ts'
import { readOrdinals } from './working-days.ts'

export interface RunQuestion {
  period: ResolvedPeriod
  currency: string
  membership: Membership
  metrics: readonly MetricName[]
  /** Days at the end of the period that metrics ending in `Before` leave out. */
  holdOutDays?: number
  /** By what serving customers is valued; for runs that look at `serviceMinor`. */
  service?: ServiceBasis
  /** Only customers within it; everybody when left out, as in every run. */
  scope?: Reached
}

export interface RunAnswer {
  columns: Columns
  /** Customers (within the scope) neither merged away nor archived that are not in the run. */
  withoutWaybills: number
  /** Counting waybills that were left out because of their currency, by currency. */
  excluded: { currency: string; waybills: number }[]
}

/**
 * Answers the columns of a run: one entry a customer that is neither merged away nor archived and has what the membership asks for, by ascending id, in
 * one currency. Metrics cover [from, to); with membership `shipment_before_to` the last shipping day and the gaps cover everything before `to`.
 * Of a time before that the company's records do not cover nothing is known. `client` holds the run's one snapshot. Kept sums must be fresh. Money beyond a safe integer throws.
 */
export async function readRunColumns(client: PoolClient, question: RunQuestion): Promise<RunAnswer> {
  const sums = sumsOf(question)
  const inSql = question.metrics.filter(
    (name) =>
      sums[name] !== undefined ||
      customerMetrics[name] !== undefined ||
      namedInSql.has(name) ||
      joinedInSql[name] !== undefined ||
      name === 'reviewsPotential',
  )
  const labels = await readLabels(client, question.metrics)
  const reviewed = question.metrics.includes('reviewsPotential') ? await readReviewedCells(client) : null
  const statement = runStatement(question, inSql, {
    known: sums,
    segments: labels.segment ?? [],
    regions: labels.region ?? [],
    reviewed,
  })
  const read = await joinedWhole(client, question, () => readColumns(client, statement, inSql.length))
  const metrics: Partial<Record<MetricName, Column>> = {}
  inSql.forEach((name, index) => {
    const column = read.values[index] ?? new Float64Array()
    if (packedDays.has(name)) decodeDays(column)
    if (name.endsWith('Minor')) refuseUnsafe(column, name)
    metrics[name] = column
  })
  const { period, currency, scope = everything } = question
  await forgetUncovered(client, period, metrics)
  if (question.metrics.includes('medianGapDays')) {
    metrics.medianGapDays = await readMedianGaps(client, read.ids, { from: null, to: period.to }, currency, { scope })
  }
  if (question.metrics.includes('workingGapDays')) await addWorkingDays(client, question, read.ids, metrics)
  const frame = {
    asOfDay: dayNumber(period.asOf),
    fromDay: dayNumber(period.from),
    toDay: dayNumber(period.to),
    minorPerMajor: minorPerMajor(currency),
  }
  return {
    columns: { frame, customerIds: read.ids, metrics, labels },
    withoutWaybills: (await countListed(client, scope)) - read.rows,
    excluded: await excludedWaybills(client, memberStretch(question), currency, scope),
  }
}

/**
 * Reads with every join over the whole when everybody is asked for. How many customers have a sum above zero PostgreSQL can only guess, and it guesses a handful of a million: joined one by one to what serving
 * them cost, that is a million times a million rows.
 */
async function joinedWhole<Read>(
  client: PoolClient,
  { scope = everything }: RunQuestion,
  read: () => Promise<Read>,
): Promise<Read> {
  if (scope.kind !== 'all') return read()
  await client.query('set local enable_nestloop = off')
  const answer = await read()
  await client.query('set local enable_nestloop = on')
  return answer
}

/** Metrics with a select of their own. */
const namedInSql = new Set<MetricName>([
  ...([
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

/** The segment of a customer `c`: its industry, else its kind as `kind:business`. */
export const segmentName = sql`coalesce(nullif(btrim(c.industry), ''), 'kind:' || c.kind)`

/** What the codes of columns stand for: the segments that customers are in, by name. */
async function readLabels(client: PoolClient, names: readonly MetricName[]): Promise<Partial<Record<MetricName, string[]>>> {
  const kinds = names.includes('kindSegment') ? { kindSegment: CUSTOMER_KINDS.map((kind) => `kind:${kind}`) } : {}
  const named = async (name: Sql) => {
    const statement = sql`select distinct ${name} as name from customer c where c.root_id = c.id and c.archived_at is null and ${name} is not null order by 1`
    return (await client.query<{ name: string }>(statement.text, statement.values)).rows.map((row) => row.name)
  }
  return {
    ...kinds,
    ...(names.includes('segment') ? { segment: await named(segmentName) } : {}),
    ...(names.includes('region') ? { region: await named(regionName) } : {}),
  }
}

/** Gaps and days since, without those on which that kind of customer does not ship. Needs kind and last shipping day beside it. */
async function addWorkingDays(
  client: PoolClient,
  { period, currency }: RunQuestion,
  ids: Int32Array,
  metrics: Partial<Record<MetricName, Column>>,
): Promise<void> {
  const ordinals = await readOrdinals(client, dayNumber(period.asOf))
  const [first] = ordinals
  const numberingOf = (position: number) => {
    const found = ordinals[metrics.kind?.[position] ?? 0] ?? first
    if (found === undefined) throw new AppError('internal', {}, { detail: 'run.columns_differ' })
    return found
  }
  metrics.workingGapDays = await readMedianGaps(client, ids, { from: null, to: period.to }, currency, {
    numbering: numberingOf,
  })
  const asOf = dayNumber(period.asOf)
  metrics.workingSinceDays = Float64Array.from(ids, (_, position) => {
    const ordinal = numberingOf(position)
    return ordinal.of(asOf) - ordinal.of(metrics.lastShippingDay?.[position] ?? Number.NaN)
  })
}

function memberStretch({ membership, period }: RunQuestion): Stretch {
  return { from: membership === 'shipment_before_to' ? null : period.from, to: period.to }
}

/** Metrics that, in a run over everything before `to`, look no further back than the period. */
const lookBehind = new Set<MetricName>(['lastShippingDay'])

interface Ground {
  known: Sums
  segments: readonly string[]
  regions: readonly string[]
  reviewed: ReviewedCells | null
}

function runStatement(question: RunQuestion, names: readonly MetricName[], { known, segments, regions, reviewed }: Ground): Sql {
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
      : sql`${selectOf(name, period, question.currency)}::float8`,
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
      group by r.customer_id having sum(r.${fixedSql(member)}) > 0
    ) t
    ${customerJoin(names)}
    ${answerJoin(names, period.to)}
    ${besideJoin(question, names)}
    ${reviewed === null ? sql`` : reviewedJoin(reviewed)}
    ${names.includes('setValueKinds') ? setKindsJoin : sql``}
    ${names.includes('seasonIndex') ? seasonJoin(sql`c`, period.asOf) : sql``}
    ${names.includes('segment') ? sql`join jsonb_array_elements_text(${JSON.stringify(segments)}::jsonb) with ordinality sg(name, place) on sg.name = ${segmentName}` : sql``}
    ${names.includes('region') ? sql`left join jsonb_array_elements_text(${JSON.stringify(regions)}::jsonb) with ordinality rg(name, place) on rg.name = ${regionName}` : sql``}
    order by t.customer_id`
}

function selectOf(name: MetricName, { to, asOf }: ResolvedPeriod, currency: string): Sql {
  if (name === 'firstWaybillDay') return firstWaybillDay(to, currency)
  if (name === 'statedReputation') return statedReputation(asOf)
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
  return sql`${isServed && service !== undefined ? serviceJoin(period, currency, service) : sql``}
    ${names.includes('earlierRevenueMinor') ? earlierJoin(period, currency, scope) : sql``}
    ${besideMonthsJoin({ period, currency, scope }, names)}`
}

/** The latest answer of each root in the twelve months before `to`. */
function answerJoin(names: readonly MetricName[], to: Day): Sql {
  if (!names.includes('recommend') && !names.includes('satisfaction')) return sql``
  return sql`
    left join (
      select distinct on (m.root_id) m.root_id, v.recommend, v.satisfaction
      from survey_response v join customer m on m.id = v.customer_id
      where v.answered_on >= ${addMonths(to, -12)}::date and v.answered_on < ${to}::date
      order by m.root_id, v.answered_at desc, v.id desc
    ) a on a.root_id = t.customer_id`
}

/** The day of a root's first counting waybill before `to`, read by index; the rule needs it only where customer_since is not known. */
function firstWaybillDay(to: Day, currency: string): Sql {
  return sql`(
    select min(first.accepted_on) - date '1970-01-01'
    from (select c.id where c.customer_since is null
          union all select m.id from customer m where m.root_id = c.id and m.root_id <> m.id and c.customer_since is null) member
    cross join lateral (
      select w.accepted_on from waybill w
      where w.customer_id = member.id and w.accepted_on < ${to}::date and w.currency = ${currency} and w.status <> 'cancelled'
      order by w.accepted_on limit 1
    ) first)`
}

async function countListed(client: PoolClient, scope: Reached): Promise<number> {
  const statement = sql`select count(*) as customers from customer_standing l where l.listed and ${isReached(scope, sql`l.customer_id`)}`
  const result = await client.query<{ customers: number }>(statement.text, statement.values)
  return result.rows[0]?.customers ?? 0
}

/** Counts by currency what a figure in one currency leaves out. A company with a single currency is answered from its few outlet months. */
async function excludedWaybills(
  client: PoolClient,
  stretch: Stretch,
  currency: string,
  scope: Reached,
): Promise<{ currency: string; waybills: number }[]> {
  const others = await client.query<{ found: boolean }>(
    'select exists (select from outlet_month where currency <> $1) as found',
    [currency],
  )
  if (others.rows[0]?.found !== true) return []
  const statement = sql`
    select r.currency, sum(r.waybills)::bigint as waybills
    from (${rootMonthRows(stretch, ['waybills'], sql`<> ${currency}`, scope)}) r
    join customer_standing l on l.customer_id = r.customer_id and l.listed
    group by r.currency having sum(r.waybills) > 0 order by r.currency`
  return (await client.query<{ currency: string; waybills: number }>(statement.text, statement.values)).rows
}

function refuseUnsafe(column: Float64Array, name: MetricName): void {
  for (const value of column)
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      throw new AppError('rule_violated', { metric: name }, { detail: 'run.amount_out_of_range' })
}
