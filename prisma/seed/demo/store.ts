import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import { sql } from '#lib/platform/db/sql'
import { searchTextOf } from '#lib/records/customers/search-text'
import type { PlannedCustomer } from './customers.ts'
import type { DemoPeople } from './people.ts'
import type { Random } from './random.ts'
import type { MadeWaybill } from './waybills.ts'

const rowsPerStatement = 5_000
const storedCustomer = z.object({ id: z.int(), externalId: z.string() })

/** Stores the customers and answers their ids in the same order. */
export async function storeCustomers(
  db: Db,
  random: Random,
  people: DemoPeople,
  planned: readonly PlannedCustomer[],
): Promise<number[]> {
  const rows = planned.map((customer) => ({
    ...customer,
    industry: customer.kind === 'consumer' ? null : customer.trade.industry,
    search_text: searchTextOf(customer.name, customer.externalId),
    ...belongsTo(random, people, customer),
  }))
  const stored = await db.rows(
    storedCustomer,
    sql`
    insert into customer (external_id, name, kind, lifecycle, industry, region_code, address, phone, owner_id, outlet_id, source,
      customer_since, tags, next_touch_on, search_text, created_at)
    select "externalId", name, kind, lifecycle, industry, '330200', address, phone, owner_id, outlet_id, source,
      since, array(select jsonb_array_elements_text(tags)), "nextTouchOn", search_text, (since + time '10:00') at time zone 'Asia/Shanghai'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("externalId" text, name text, kind text, lifecycle text, industry text,
      address text, phone text, owner_id int, outlet_id int, source text, since date, tags jsonb, "nextTouchOn" date, search_text text)
    returning id, external_id as "externalId"`,
  )
  const ids = new Map(stored.map((row) => [row.externalId, row.id]))
  return planned.map((customer) => ids.get(customer.externalId) ?? 0)
}

/** Key accounts belong to the branch and the sales manager, the rest to the outlet of its side of the town; people without an agreement have no
 * owner. */
function belongsTo(
  random: Random,
  people: DemoPeople,
  customer: PlannedCustomer,
): { owner_id: number | null; outlet_id: number } {
  if (customer.waybills > 500) return { owner_id: people.users.sales_manager, outlet_id: people.outlets.NB }
  const isNorth = /^(慈溪|余姚|镇海)/.test(customer.name) || (customer.kind === 'consumer' && random.chance(0.4))
  const outlet_id = isNorth ? people.outlets['NB-YC-01'] : people.outlets['NB-YZ-01']
  if (customer.kind === 'consumer') return { owner_id: null, outlet_id }
  if (isNorth) return { owner_id: random.chance(0.7) ? people.users.outlet : null, outlet_id }
  return { owner_id: random.chance(0.85) ? people.users.sales : people.users.sales_manager, outlet_id }
}

/** Stores the waybills, some thousand in a statement. */
export async function storeWaybills(db: Db, customerIds: readonly number[], waybills: readonly MadeWaybill[]): Promise<void> {
  for (let start = 0; start < waybills.length; start += rowsPerStatement) {
    const rows = waybills
      .slice(start, start + rowsPerStatement)
      .map((waybill) => ({ ...waybill, customer_id: customerIds[waybill.customer] }))
    await db.execute(sql`
      insert into waybill (waybill_no, customer_id, accepted_at, accepted_on, outlet_id, pickup_outlet_id, product, promised_at, delivered_at,
        status, stated_status, origin_region, destination_region, pieces, weight_grams, charged_weight_grams, freight_minor, list_freight_minor,
        cost_pickup_minor, cost_linehaul_minor, cost_delivery_minor, cost_minor, settlement, sign_type, currency, damaged, lost)
      select r.waybill_no, r.customer_id, r.accepted_at, r.accepted_on, c.outlet_id, c.outlet_id, r.product, r.promised_at, r.delivered_at,
        r.status, r.status, '330200', r.destination_region, r.pieces, r.weight_grams, ceil(r.weight_grams / 1000.0) * 1000, r.freight_minor,
        r.list_freight_minor, r.cost_pickup_minor, r.cost_linehaul_minor, r.cost_delivery_minor, r.cost_minor, r.settlement, r.sign_type,
        'CNY', r.damaged, r.lost
      from jsonb_populate_recordset(null::waybill, ${JSON.stringify(rows)}::jsonb) r join customer c on c.id = r.customer_id`)
  }
}
