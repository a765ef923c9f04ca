import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { CheckLimits, CheckReason } from './ageing.ts'

/** The tables of the list: a customer without a row of its own in `fact_check f` has no facts. */
export const checkedCustomers = sql`customer_standing s left join fact_check f on f.customer_id = s.customer_id`

/** The condition, over `checkedCustomers`, that a reason chooses by. */
export function reasonCondition(reason: CheckReason, limits: CheckLimits): Sql {
  const due = dueCondition(limits)
  const incomplete = sql`coalesce(f.known, 0) < ${limits.fewestKnown}`
  return { due, incomplete, any: sql`(${due} or ${incomplete})` }[reason]
}

function dueCondition({ dueBefore }: CheckLimits): Sql {
  return sql`(f.descriptive_on < ${dueBefore.descriptive}::date or f.behavioural_on < ${dueBefore.behavioural}::date
    or f.relational_on < ${dueBefore.relational}::date)`
}

const fewRow = z.object({ few: z.boolean() })

/** Says whether at most so many customers of the company have a fact that is due; finds no more than one beyond. */
export async function fewAreDue(db: Db, limits: CheckLimits, most: number): Promise<boolean> {
  const row = await db.row(
    fewRow,
    sql`select count(*) <= ${most} as few from (select from fact_check f where ${dueCondition(limits)} limit ${most + 1}) n`,
  )
  return fewRow.parse(row).few
}

const keysRow = z.object({ keys: z.int() })

/** Counts the keys in use. */
export async function countKeysInUse(db: Db): Promise<number> {
  return keysRow.parse(await db.row(keysRow, sql`select count(*)::int4 as keys from fact_key where active`)).keys
}

const knownRow = z.object({ customerId: z.int(), known: z.int() })

/** Counts what is known of each of some customers; those of whom nothing is are left out. */
export async function countKnownOf(db: Db, rootIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db.rows(
    knownRow,
    sql`select f.customer_id as "customerId", f.known from fact_check f where f.customer_id = any(${[...rootIds]}::int[])`,
  )
  return new Map(rows.map(({ customerId, known }) => [customerId, known]))
}

const dueRow = z.object({
  customerId: z.int(),
  key: z.string(),
  value: z.unknown(),
  verifiedOn: z.string().nullable(),
  method: z.string().nullable(),
  source: z.string().nullable(),
  confidence: z.number().nullable(),
})
export type DueRow = z.infer<typeof dueRow>

/** Lists the facts of some customers that are due, the longest unverified first. */
export function listDueFacts(db: Db, rootIds: readonly number[], { dueBefore }: CheckLimits): Promise<DueRow[]> {
  return db.rows(
    dueRow,
    sql`
    select r.id as "customerId", e.key, e.value, d.day::text as "verifiedOn", d.method, d.source, d.confidence
    from customer r cross join lateral jsonb_each(r.facts) e (key, value) join fact_key k on k.key = e.key and k.active
    left join lateral (
      select coalesce(n.verified_on, (n.noted_at at time zone z.zone)::date) as day, n.method, n.source, n.confidence
      from (select coalesce((select value #>> '{}' from company_setting where key = 'time_zone'), 'UTC') as zone) z,
        customer m join customer_fact n on n.customer_id = m.id
      where m.root_id = r.id and n.key = e.key and n.value = e.value order by n.id desc limit 1
    ) d on true
    where r.id = any(${[...rootIds]}::int[]) and r.root_id = r.id
      and (d.day is null or d.day < case k.info_class when 'descriptive' then ${dueBefore.descriptive}::date
        when 'behavioural' then ${dueBefore.behavioural}::date else ${dueBefore.relational}::date end)
    order by d.day nulls first, e.key`,
  )
}
