import type { PoolClient } from 'pg'
import { monthOf } from '#lib/core/day'
import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { fixedSql, sql } from '#lib/platform/db/sql'
import { publishStanding } from '#lib/records/customers/standing'
import { counting } from '#lib/records/waybills/columns'
import { claimSums, isClaim, shippingDays, sumColumns, waybillSums } from './waybill-sums.ts'

// A note in touched_month says that the sums of a customer's month, and of the outlet's month, must be worked out again. A refresh takes
// the customers first and leaves one note for each outlet's month (customer 0), under the oldest id that it replaces; then it takes those.

/** Any number of our own: only one refresh works at a time, in whatever process. */
const refreshLock = 7_203_401

/** Notes taken in one transaction. It bounds what one holds on to; PostgreSQL spills what does not fit its memory. */
const notesPerBatch = 1_000_000
const outletMonthsPerBatch = 20_000

export interface Refreshed {
  customerMonths: number
  outletMonths: number
}

/** Sums all noted months again from the records, and publishes last shipping days. Only one refresh works at a time; others wait. Answers how
 * many months were summed, which is 0 when nothing was noted. May be killed and repeated at any point. */
export function refreshTouchedMonths(db: Db): Promise<Refreshed> {
  return db.bulk(async (client) => refreshThrough(client, await latestNote(client)))
}

/** Answers the mark of the newest note: what is noted now has it or an earlier one. 0 when there are no notes. */
export function touchedUntil(db: Db): Promise<number> {
  return db.bulk(latestNote)
}

/** Says whether a pair that was noted up to the mark is still noted. */
export function touchedBefore(db: Db, mark: number): Promise<boolean> {
  return db.bulk((client) => hasNotes(client, mark))
}

/** Sums again until no pair is noted that was noted when it was called. Imports call it before they are done, runs before they start. */
export async function waitUntilFresh(db: Db): Promise<void> {
  await refreshTouchedMonths(db)
}

/** So many notes are summed while a reader waits; more of them belong to an import, which sums them itself. */
const notesWhileReading = 2_000

/**
 * Sums again what is noted, where that is little and nobody else is at it, so that a figure that is read right after a correction shows it. Does
 * nothing, and makes nobody wait, while an import brings in much; `notesWithin` then says that a figure is not of now.
 */
export function refreshIfLittle(db: Db): Promise<void> {
  return db.bulk(async (client) => {
    const counted = await client.query<{ notes: number }>(
      'select count(*) as notes from (select from touched_month limit $1) t',
      [notesWhileReading + 1],
    )
    const notes = counted.rows[0]?.notes ?? 0
    if (notes === 0 || notes > notesWhileReading) return
    // The session's lock and those of the transactions below are one and the same lock, held more than once.
    const lock = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [refreshLock])
    if (lock.rows[0]?.taken !== true) return
    await refreshThrough(client, await latestNote(client))
    await client.query('select pg_advisory_unlock($1)', [refreshLock])
  })
}

/** Says, inside the statement or snapshot of a figure, whether a month of the period is still noted: kept sums of it are then of before. */
export function notesWithin(period: Period): Sql {
  return sql`exists (select from touched_month t where t.month >= ${monthOf(period.from)}::date and t.month < ${period.to}::date)`
}

async function refreshThrough(client: PoolClient, mark: number): Promise<Refreshed> {
  const done: Refreshed = { customerMonths: 0, outletMonths: 0 }
  if (mark === 0) return done
  await run(client, pairTables)
  // Every batch of customers touches nearly the same outlets' months, each of which is a large part of all waybills: they are summed once, after all of them.
  while (await hasNotes(client, mark)) {
    while (await hasNotes(client, mark, ofCustomers))
      done.customerMonths += await inTransaction(client, () => refreshCustomers(client))
    done.outletMonths += await inTransaction(client, () => refreshOutlets(client))
  }
  return done
}

const pairTables = sql`
  create temp table if not exists refresh_customer (customer_id integer, month date, month_end date) on commit delete rows;
  create temp table if not exists refresh_outlet (outlet_id integer, month date, month_end date) on commit delete rows;
  create temp table if not exists refresh_sum (like customer_month) on commit delete rows`

async function refreshCustomers(client: PoolClient): Promise<number> {
  const pairs = await run(
    client,
    sql`
    insert into refresh_customer
    select distinct customer_id, month, (month + interval '1 month')::date
    from (select customer_id, month from touched_month where customer_id <> 0 order by id limit ${notesPerBatch}) note
    order by customer_id, month`,
  )
  if (pairs === 0) return 0
  await run(client, sql`analyze refresh_customer`)
  await run(client, takeCustomerNotes)
  // Only now, in a later statement, are the records read: what is committed from here on leaves a note that this refresh has not taken.
  await run(client, sumCustomers)
  await run(client, sql`analyze refresh_sum`)
  await run(
    client,
    sql`
    delete from customer_month m using refresh_customer p
    where m.customer_id = p.customer_id and m.month = p.month
      and not exists (select from refresh_sum n where n.customer_id = m.customer_id and n.month = m.month and n.currency = m.currency)`,
  )
  await run(client, writeCustomers)
  await publishStanding(client, { columns: ['last_shipping_on'], from: lastShippingDays })
  return pairs
}

/** Takes the notes of the pairs, and leaves one for each outlet's month under the oldest id. */
const takeCustomerNotes = sql`
  with seen as materialized (
    select t.id, t.outlet_id, t.month from touched_month t join refresh_customer p on p.customer_id = t.customer_id and p.month = t.month),
  kept as materialized (select min(id) as id from seen group by outlet_id, month),
  turned as (update touched_month t set customer_id = 0 from kept where t.id = kept.id)
  delete from touched_month t using seen
  where t.id = seen.id and not exists (select from kept where kept.id = seen.id)`

const keptColumns = [...sumColumns, 'claims', 'claims_minor'] as const
const keptNames = fixedSql(keptColumns.join(', '))
const noSums = fixedSql(sumColumns.map((column) => `coalesce(s.${column}, 0)`).join(', '))
const excludedSums = fixedSql([...keptColumns].map((column) => `${column} = excluded.${column}`).join(', '))
const sumsBefore = fixedSql(keptColumns.map((column) => `m.${column}`).join(', '))
const sumsAfter = fixedSql(keptColumns.map((column) => `excluded.${column}`).join(', '))

const sumCustomers = sql`
  insert into refresh_sum (customer_id, month, currency, ${keptNames}, days)
  select customer_id, month, currency, ${noSums}, coalesce(c.claims, 0), coalesce(c.claims_minor, 0), coalesce(s.days, 0)
  from (
    select p.customer_id, p.month, w.currency, ${waybillSums()}, ${shippingDays(sql`p.month`)}
    from refresh_customer p
    join waybill w on w.customer_id = p.customer_id and w.accepted_on >= p.month and w.accepted_on < p.month_end
    where ${counting}
    group by p.customer_id, p.month, w.currency
  ) s full join (
    select p.customer_id, p.month, k.currency, ${claimSums}
    from refresh_customer p
    join case_record k on k.customer_id = p.customer_id and k.opened_on >= p.month and k.opened_on < p.month_end
    where ${isClaim}
    group by p.customer_id, p.month, k.currency
  ) c using (customer_id, month, currency)`

const writeCustomers = sql`
  insert into customer_month as m (customer_id, month, currency, ${keptNames}, days)
  select customer_id, month, currency, ${keptNames}, days from refresh_sum order by customer_id, month
  on conflict (customer_id, month, currency) do update set ${excludedSums}, days = excluded.days
  where (${sumsBefore}, m.days) is distinct from (${sumsAfter}, excluded.days)`

/** The last shipping day of each root that has a member among the touched, over all its members. Of two masks of one month the larger number
 * has the later day. */
const lastShippingDays = sql`
  select touched.root_id as customer_id, (
    select max(last.month + (length(trim(leading '0' from last.days::bit(31)::text)) - 1))
    from (
      select touched.root_id as id union all select c.id from customer c where c.root_id = touched.root_id and c.root_id <> c.id
    ) member
    cross join lateral (
      select m.month, m.days from customer_month m where m.customer_id = member.id and m.days <> 0 order by m.month desc, m.days desc limit 1
    ) last
  ) as last_shipping_on
  from (
    select distinct c.root_id from (select distinct customer_id from refresh_customer) p join customer c on c.id = p.customer_id
  ) touched`

async function refreshOutlets(client: PoolClient): Promise<number> {
  const pairs = await run(
    client,
    sql`
    insert into refresh_outlet
    select distinct outlet_id, month, (month + interval '1 month')::date from touched_month where customer_id = 0
    order by month, outlet_id limit ${outletMonthsPerBatch}`,
  )
  if (pairs === 0) return 0
  await run(client, sql`analyze refresh_outlet`)
  await run(
    client,
    sql`
    delete from touched_month t using refresh_outlet p where t.customer_id = 0 and t.outlet_id = p.outlet_id and t.month = p.month`,
  )
  await run(client, sql`delete from outlet_month m using refresh_outlet p where m.outlet_id = p.outlet_id and m.month = p.month`)
  await run(client, writeOutlets)
  return pairs
}

const ofOutlet = sql`
  select p.outlet_id, coalesce(w.product, '') as product, coalesce(w.destination_region, '') as destination_region, p.month, w.currency, ${waybillSums()}
  from refresh_outlet p`
const ofOutletGroups = sql`group by p.outlet_id, coalesce(w.product, ''), coalesce(w.destination_region, ''), p.month, w.currency`

const writeOutlets = sql`
  insert into outlet_month (outlet_id, product, destination_region, month, currency, ${keptNames})
  select outlet_id, product, destination_region, month, currency, ${noSums}, coalesce(c.claims, 0), coalesce(c.claims_minor, 0)
  from (
    ${ofOutlet} join waybill w on w.outlet_id = p.outlet_id and w.accepted_on >= p.month and w.accepted_on < p.month_end
    where ${counting} ${ofOutletGroups}
    union all
    ${ofOutlet} join waybill w on w.outlet_id is null and w.accepted_on >= p.month and w.accepted_on < p.month_end
    where p.outlet_id = 0 and ${counting} ${ofOutletGroups}
  ) s full join (
    select p.outlet_id, '' as product, '' as destination_region, p.month, k.currency, ${claimSums}
    from refresh_outlet p
    join case_record k on coalesce(k.outlet_id, 0) = p.outlet_id and k.opened_on >= p.month and k.opened_on < p.month_end
    where ${isClaim}
    group by p.outlet_id, p.month, k.currency
  ) c using (outlet_id, product, destination_region, month, currency)`

async function latestNote(client: PoolClient): Promise<number> {
  const result = await client.query<{ id: number }>('select coalesce(max(id), 0) as id from touched_month')
  return result.rows[0]?.id ?? 0
}

const ofCustomers = 'customer_id <> 0'

async function hasNotes(client: PoolClient, mark: number, kind = 'true'): Promise<boolean> {
  return (await client.query(`select from touched_month where id <= $1 and ${kind} limit 1`, [mark])).rows.length > 0
}

async function inTransaction<R>(client: PoolClient, work: () => Promise<R>): Promise<R> {
  await client.query('begin isolation level read committed')
  // The lock goes with the transaction, so a killed process leaves none behind.
  await client.query('select pg_advisory_xact_lock($1)', [refreshLock])
  const result = await work()
  await client.query('commit')
  return result
}

async function run(client: PoolClient, statement: Sql): Promise<number> {
  const result =
    statement.values.length === 0 ? await client.query(statement.text) : await client.query(statement.text, statement.values)
  return result.rowCount ?? 0
}
