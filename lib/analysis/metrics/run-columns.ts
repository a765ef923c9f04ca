import type { PoolClient } from 'pg'
import { dayNumber } from '#lib/core/day'
import { AppError } from '#lib/core/errors'
import { minorPerMajor } from '#lib/core/money'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { everything } from '#lib/platform/scope/scope'
import type { Column, Columns, GroupName, MetricName } from '../classification/columns.ts'
import { CUSTOMER_KINDS } from '../classification/columns.ts'
import { forgetUncovered } from './covered.ts'
import { readMedianGaps } from './median-gaps.ts'
import { decodeDays, packedDays } from './metric-sql.ts'
import type { Stretch } from './month-rows.ts'
import { rootMonthRows } from './month-rows.ts'
import type { Reached } from './reached.ts'
import { isReached } from './reached.ts'
import type { ReadColumns } from './read-columns.ts'
import { readColumns } from './read-columns.ts'
import type { RunQuestion } from './run-question.ts'
import { metricsInStatement, runStatement, segmentName } from './run-statement.ts'
import { readReviewedCells } from './stated-value-sql.ts'
import { memberStretch } from './summed-months.ts'
import { regionName } from './traits-sql.ts'
import { readOrdinals } from './working-days.ts'

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
  const inSql = metricsInStatement(question)
  const labels = await readLabels(client, question.metrics)
  const reviewed = question.metrics.includes('reviewsPotential') ? await readReviewedCells(client) : null
  const beside = inSql.includes('earlierRevenueMinor') && GROUPS.some((group) => inSql.includes(group))
  const ground = { segments: labels.segment ?? [], regions: labels.region ?? [], reviewed }
  const statement = runStatement(question, inSql, ground, beside)
  const all = await joinedWhole(client, question, () => readColumns(client, statement, inSql.length + (beside ? 1 : 0)))
  const read = beside ? ofTheRun(all) : all
  const metrics: Partial<Record<MetricName, Column>> = {}
  inSql.forEach((name, index) => {
    const column = read.values[index] ?? new Float64Array()
    if (packedDays.has(name)) decodeDays(column)
    if (name.endsWith('Minor')) refuseUnsafe(column, name)
    metrics[name] = column
  })
  const { period, currency, scope = everything, pause } = question
  const unknown = await forgetUncovered(client, period, metrics)
  if (question.metrics.includes('medianGapDays')) {
    metrics.medianGapDays = await readMedianGaps(client, read.ids, { from: null, to: period.to }, currency, { scope, pause })
  }
  if (question.metrics.includes('workingGapDays')) await addWorkingDays(client, question, read.ids, metrics)
  const frame = {
    asOfDay: dayNumber(period.asOf),
    fromDay: dayNumber(period.from),
    toDay: dayNumber(period.to),
    minorPerMajor: minorPerMajor(currency),
  }
  return {
    columns: {
      frame,
      customerIds: read.ids,
      metrics,
      labels,
      earlierOfGroups: beside ? earlierByGroup(all, { names: inSql, labels, unknown }) : {},
    },
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

const GROUPS = ['segment', 'region'] as const satisfies readonly GroupName[]

/** The rows of those in the run, which the last column tells of all, without that column. */
function ofTheRun({ ids, values }: ReadColumns): ReadColumns {
  const inRun = values.at(-1) ?? new Float64Array()
  const kept = <Kept extends Int32Array | Float64Array>(column: Kept) => column.filter((_, place) => inRun[place] === 1) as Kept
  const keptIds = kept(ids)
  return { rows: keptIds.length, ids: keptIds, values: values.slice(0, -1).map(kept) }
}

interface GroupReading {
  names: readonly MetricName[]
  labels: Partial<Record<MetricName, string[]>>
  unknown: ReadonlySet<MetricName>
}

/** What each group brought in the time before, by the place of its label: of all who are neither merged away nor archived, in the run or not. */
function earlierByGroup(
  { rows, values }: ReadColumns,
  { names, labels, unknown }: GroupReading,
): NonNullable<Columns['earlierOfGroups']> {
  const earlier = values[names.indexOf('earlierRevenueMinor')]
  const read: Partial<Record<GroupName, Float64Array>> = {}
  for (const group of GROUPS) {
    const [codes, known] = [values[names.indexOf(group)], labels[group]]
    if (codes === undefined || known === undefined || earlier === undefined) continue
    const sums = new Float64Array(known.length).fill(unknown.has('earlierRevenueMinor') ? Number.NaN : 0)
    for (let place = 0; place < rows; place += 1) {
      const code = codes[place] ?? Number.NaN
      if (!Number.isNaN(code)) sums[code] = (sums[code] ?? Number.NaN) + (earlier[place] ?? Number.NaN)
    }
    read[group] = sums
  }
  return read
}

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
  { period, currency, scope = everything, pause }: RunQuestion,
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
    ...{ numbering: numberingOf, scope, pause },
  })
  const asOf = dayNumber(period.asOf)
  metrics.workingSinceDays = Float64Array.from(ids, (_, position) => {
    const ordinal = numberingOf(position)
    return ordinal.of(asOf) - ordinal.of(metrics.lastShippingDay?.[position] ?? Number.NaN)
  })
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
