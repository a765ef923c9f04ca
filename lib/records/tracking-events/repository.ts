import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

const textRow = z.object({ found: z.string() })
const outletRow = z.object({ code: z.string(), id: z.int() })

/** Answers which of the numbers are waybills of customers in scope. */
export async function findWaybillNumbers(db: Db, scope: Scope, numbers: readonly string[]): Promise<Set<string>> {
  const rows = await db.rows(
    textRow,
    sql`
    select w.waybill_no as found from waybill w join customer c on c.id = w.customer_id
    where w.waybill_no = any(${[...numbers]}::text[]) and ${oneInScope(scope, sql`c.root_id`)}`,
  )
  return new Set(rows.map((row) => row.found))
}

/** Answers the ids of outlets by their codes. */
export async function findOutletIds(db: Db, codes: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.rows(
    outletRow,
    sql`select external_id as code, id from outlet where external_id = any(${[...codes]}::text[])`,
  )
  return new Map(rows.map((row) => [row.code, row.id]))
}

export interface NewEvent {
  waybillNo: string
  occurredAt: Date
  provider: string
  code: string
  status: string
  text: string | null
  outletId: number | null
  courierCode: string | null
}

/** Inserts the events that are not there yet and answers how many these are. */
export function insertEvents(db: Db, events: readonly NewEvent[]): Promise<number> {
  const all = <Value>(of: (event: NewEvent) => Value) => events.map(of)
  return db.execute(sql`
    insert into tracking_event (waybill_no, occurred_at, provider, code, status, text, outlet_id, courier_code)
    select * from unnest(${all((one) => one.waybillNo)}::text[], ${all((one) => one.occurredAt.toISOString())}::timestamptz[], ${all((one) => one.provider)}::text[],
      ${all((one) => one.code)}::text[], ${all((one) => one.status)}::text[], ${all((one) => one.text)}::text[], ${all((one) => one.outletId)}::int[],
      ${all((one) => one.courierCode)}::text[])
    on conflict (waybill_no, provider, occurred_at, code) do nothing`)
}

/** A select of the numbers of the events' waybills. */
export const numbersOf = (events: readonly NewEvent[]): Sql =>
  sql`select unnest(${events.map((event) => event.waybillNo)}::text[])`

/** A select of the customers of waybills; `numbers` is a select of waybill_no. */
export const customersOf = (numbers: Sql): Sql => sql`select w.customer_id from waybill w where w.waybill_no in (${numbers})`
