import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'

const idRow = z.object({ id: z.number() })

/** A waybill as a test states it; what is left out has the table's default, or is empty. */
export interface GivenWaybill {
  customerId: number
  acceptedOn: string
  outletId?: number | null
  product?: string | null
  destinationRegion?: string | null
  status?: string
  pieces?: number
  freightMinor?: number | null
  costMinor?: number | null
  currency?: string
  promisedAt?: string | null
  deliveredAt?: string | null
}

let number = 0

/** Inserts a customer straight into the table and answers its id. */
export async function insertCustomer(
  db: Db,
  given: {
    name?: string
    externalId?: string
    kind?: string
    ownerId?: number
    outletId?: number
    customerSince?: string
    marketingCostMinor?: number
  } = {},
): Promise<number> {
  number += 1
  const row = await db.row(
    idRow,
    sql`
    insert into customer (name, external_id, kind, owner_id, outlet_id, customer_since, annual_marketing_cost_minor)
    values (${given.name ?? `客户${number}`}, ${given.externalId ?? `K-${number}`}, ${given.kind ?? 'business'}, ${given.ownerId ?? null},
      ${given.outletId ?? null}, ${given.customerSince ?? null}::date, ${given.marketingCostMinor ?? null}::bigint) returning id`,
  )
  return idRow.parse(row).id
}

/** Inserts a waybill accepted at noon, company time of Asia/Shanghai, straight into the table and answers its id. */
export async function insertWaybill(db: Db, given: GivenWaybill): Promise<number> {
  number += 1
  const row = await db.row(
    idRow,
    sql`
    insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, product, destination_region, status, pieces, freight_minor,
      cost_minor, currency, promised_at, delivered_at)
    values (${`W-${number}`}, ${given.customerId}, (${given.acceptedOn}::date + time '12:00') at time zone 'Asia/Shanghai', ${given.acceptedOn}::date,
      ${given.outletId ?? null}, ${given.product ?? null}, ${given.destinationRegion ?? null}, ${given.status ?? 'delivered'}, ${given.pieces ?? 1},
      ${given.freightMinor ?? null}::bigint, ${given.costMinor ?? null}::bigint, ${given.currency ?? 'CNY'}, ${given.promisedAt ?? null}::timestamptz,
      ${given.deliveredAt ?? null}::timestamptz) returning id`,
  )
  return idRow.parse(row).id
}
