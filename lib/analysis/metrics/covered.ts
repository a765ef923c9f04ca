import type { PoolClient } from 'pg'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import { sql } from '#lib/platform/db/sql'
import type { Column, MetricName } from '../classification/columns.ts'
import { trendBegins } from './beside-sql.ts'
import { periodBefore } from './earlier-sql.ts'
import { firstCountingDay } from './waybill-sums.ts'

/** Answers from which day on a metric of the time before a period needs records; null for every other metric. */
function recordsFrom(name: MetricName, period: Period): Day | null {
  if (name === 'earlierRevenueMinor') return periodBefore(period).from
  return trendBegins(name, period.to)
}

async function readFirstDay(client: PoolClient): Promise<Day | null> {
  const statement = sql`select f.accepted_on::text as day from (${firstCountingDay}) f`
  return (await client.query<{ day: Day }>(statement.text, statement.values)).rows[0]?.day ?? null
}

/**
 * Makes what a customer brought in a time before unknown, in place, where the company's records begin after that time does: a whole year against nine months of records is no growth. For everybody at once: whether one
 * customer's own records are whole nobody can tell. Answers which metrics are unknown now.
 * @source docs/formulas.md#time-before-that-records-cover
 */
export async function forgetUncovered(
  client: PoolClient,
  period: Period,
  metrics: Partial<Record<MetricName, Column>>,
): Promise<ReadonlySet<MetricName>> {
  const asked = (Object.keys(metrics) as MetricName[]).flatMap((name) => {
    const from = recordsFrom(name, period)
    return from === null ? [] : [{ name, from }]
  })
  if (asked.length === 0) return new Set()
  const first = await readFirstDay(client)
  const unknown = asked.filter(({ from }) => first === null || first > from).map(({ name }) => name)
  for (const name of unknown) metrics[name]?.fill(Number.NaN)
  return new Set(unknown)
}
