import type { PoolClient } from 'pg'
import { z } from 'zod'
import type { Day } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { counting } from '#lib/records/waybills/columns'
import type { Column, MetricName } from '../classification/columns.ts'
import { recordsFrom } from './time-before.ts'

/** The day of the company's first counting waybill, in whatever currency, as a select of one date and of no row without any: what lies before it is not known. */
export const firstCountingDay: Sql = sql`select w.accepted_on from waybill w where ${counting} order by w.accepted_on limit 1`

/** The first month in which any customer of the company shipped, be it archived, as a select of one date and of no row without any: a waybill that brings revenue but no piece, as a credit note, begins nothing. */
export const firstShippedMonth: Sql = sql`select k.month from customer_month k where k.shipments > 0 order by k.month limit 1`

const firstDay: Sql = sql`select f.accepted_on::text as day from (${firstCountingDay}) f`

/** Finds the day of the company's first counting waybill; null where it has none. */
export async function findFirstCountingDay(db: Db): Promise<Day | null> {
  return (await db.row(z.object({ day: z.string() }), firstDay))?.day ?? null
}

async function readFirstDay(client: PoolClient): Promise<Day | null> {
  return (await client.query<{ day: Day }>(firstDay.text, firstDay.values)).rows[0]?.day ?? null
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
