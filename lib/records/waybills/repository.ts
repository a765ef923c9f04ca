import { z } from 'zod'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { inScope, oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'
import { WAYBILL_STATUSES } from './status.ts'

const text = z.string().nullable()
const minor = z.int().nullable()
const status = z.enum(WAYBILL_STATUSES)

export const waybillRow = z.object({
  id: z.int(),
  waybillNo: z.string(),
  customerId: z.int(),
  customerExternalId: text,
  acceptedAt: z.date(),
  acceptedOn: z.string(),
  outletCode: text,
  pickupOutletCode: text,
  deliveryOutletCode: text,
  courierCode: text,
  product: text,
  promisedAt: z.date().nullable(),
  deliveredAt: z.date().nullable(),
  status,
  originRegion: text,
  destinationRegion: text,
  pieces: z.int(),
  weightGrams: minor,
  volumetricWeightGrams: minor,
  chargedWeightGrams: minor,
  freightMinor: minor,
  listFreightMinor: minor,
  costPickupMinor: minor,
  costLinehaulMinor: minor,
  costDeliveryMinor: minor,
  costMinor: minor,
  surchargesMinor: minor,
  insuredValueMinor: minor,
  insuranceFeeMinor: minor,
  codAmountMinor: minor,
  currency: z.string(),
  settlement: text,
  accountNo: text,
  signType: text,
  returnOf: text,
  damaged: z.boolean(),
  lost: z.boolean(),
  version: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type WaybillRow = z.infer<typeof waybillRow>

/** What is read of a waybill `w`, over `waybillJoins`. The customer shown is the survivor of its merges. */
export const waybillColumns = sql`w.id, w.waybill_no as "waybillNo", s.id as "customerId", s.external_id as "customerExternalId", w.accepted_at as "acceptedAt",
  w.accepted_on::text as "acceptedOn", o.external_id as "outletCode", po.external_id as "pickupOutletCode", d.external_id as "deliveryOutletCode",
  w.courier_code as "courierCode", w.product, w.promised_at as "promisedAt", w.delivered_at as "deliveredAt", w.status, w.origin_region as "originRegion",
  w.destination_region as "destinationRegion", w.pieces, w.weight_grams as "weightGrams", w.volumetric_weight_grams as "volumetricWeightGrams",
  w.charged_weight_grams as "chargedWeightGrams", w.freight_minor as "freightMinor", w.list_freight_minor as "listFreightMinor",
  w.cost_pickup_minor as "costPickupMinor", w.cost_linehaul_minor as "costLinehaulMinor", w.cost_delivery_minor as "costDeliveryMinor",
  w.cost_minor as "costMinor", w.surcharges_minor as "surchargesMinor", w.insured_value_minor as "insuredValueMinor",
  w.insurance_fee_minor as "insuranceFeeMinor", w.cod_amount_minor as "codAmountMinor", w.currency, w.settlement, w.account_no as "accountNo",
  w.sign_type as "signType", w.return_of as "returnOf", w.damaged, w.lost, w.version, w.created_at as "createdAt", w.updated_at as "updatedAt"`
export const waybillJoins = sql`join customer c on c.id = w.customer_id join customer s on s.id = c.root_id left join outlet o on o.id = w.outlet_id
  left join outlet po on po.id = w.pickup_outlet_id left join outlet d on d.id = w.delivery_outlet_id`

/** The condition that a waybill's customer lies in scope. */
export function waybillInScope(scope: Scope): Sql {
  return scope.kind === 'all' ? sql`true` : inScope(scope, sql`(select c.root_id from customer c where c.id = w.customer_id)`)
}

/** Finds a waybill of a customer in scope by its number; null when there is none. */
export function findWaybill(db: Db, scope: Scope, waybillNo: string): Promise<WaybillRow | null> {
  return db.row(
    waybillRow,
    sql`select ${waybillColumns} from waybill w ${waybillJoins} where w.waybill_no = ${waybillNo} and ${oneInScope(scope, sql`c.root_id`)}`,
  )
}

const eventRow = z.object({
  occurredAt: z.date(),
  provider: z.string(),
  code: z.string(),
  status,
  text,
  outletCode: text,
  courierCode: text,
})
export type EventRow = z.infer<typeof eventRow>

/** Lists the tracking events of a waybill, the earliest first. */
export function listEvents(db: Db, waybillNo: string): Promise<EventRow[]> {
  return db.rows(
    eventRow,
    sql`
    select e.occurred_at as "occurredAt", e.provider, e.code, e.status, e.text, o.external_id as "outletCode", e.courier_code as "courierCode"
    from tracking_event e left join outlet o on o.id = e.outlet_id where e.waybill_no = ${waybillNo} order by e.occurred_at, e.id`,
  )
}
