import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { oneInScope } from '#lib/platform/scope/render'
import type { Scope } from '#lib/platform/scope/scope'

/** Waybills that count: everything but cancelled ones. The one place that says so in SQL; the waybill's alias is `w`. */
export const counting: Sql = sql`w.status <> 'cancelled'`

/** Everything of a waybill `w`, over `waybillJoins`. The customer shown is the survivor of its merges. What it cost stands where the customer lies in
 * `costs`, and is null elsewhere. */
export function waybillColumns(costs: Scope | undefined): Sql {
  const cost = (column: Sql): Sql => {
    if (costs === undefined) return sql`null::int8`
    return costs.kind === 'all' ? column : sql`case when ${seesCosts(costs)} then ${column} end`
  }
  return sql`w.id, w.waybill_no as "waybillNo", s.id as "customerId", s.external_id as "customerExternalId", w.accepted_at as "acceptedAt",
  w.accepted_on::text as "acceptedOn", o.external_id as "outletCode", po.external_id as "pickupOutletCode", d.external_id as "deliveryOutletCode",
  w.courier_code as "courierCode", w.product, w.promised_at as "promisedAt", w.delivered_at as "deliveredAt", w.status, w.origin_region as "originRegion",
  w.destination_region as "destinationRegion", w.pieces, w.weight_grams as "weightGrams", w.volumetric_weight_grams as "volumetricWeightGrams",
  w.charged_weight_grams as "chargedWeightGrams", w.freight_minor as "freightMinor", w.list_freight_minor as "listFreightMinor",
  ${cost(sql`w.cost_pickup_minor`)} as "costPickupMinor", ${cost(sql`w.cost_linehaul_minor`)} as "costLinehaulMinor",
  ${cost(sql`w.cost_delivery_minor`)} as "costDeliveryMinor", ${cost(sql`w.cost_minor`)} as "costMinor", w.surcharges_minor as "surchargesMinor",
  w.insured_value_minor as "insuredValueMinor", w.insurance_fee_minor as "insuranceFeeMinor", w.cod_amount_minor as "codAmountMinor", w.currency,
  w.settlement, w.account_no as "accountNo", w.sign_type as "signType", w.return_of as "returnOf", w.damaged, w.lost, w.version,
  w.created_at as "createdAt", w.updated_at as "updatedAt"`
}
export const waybillJoins = sql`join customer c on c.id = w.customer_id join customer s on s.id = c.root_id left join outlet o on o.id = w.outlet_id
  left join outlet po on po.id = w.pickup_outlet_id left join outlet d on d.id = w.delivery_outlet_id`

/** Whether the reader may know what a waybill over `waybillJoins` cost. */
export function seesCosts(costs: Scope | undefined): Sql {
  return costs === undefined ? sql`false` : oneInScope(costs, sql`c.root_id`)
}

/** What people call those that the codes of `waybillColumns` stand for. */
export const nameColumns = sql`s.name as "customerName", s.kind as "customerKind", o.name as "outletName", po.name as "pickupOutletName",
  d.name as "deliveryOutletName"`

/** The latest event of a waybill `w`, as `e`, of which there may be none. */
const latestEvent = sql`left join lateral (
    select t.occurred_at, t.text, t.outlet_id from tracking_event t where t.waybill_no = w.waybill_no order by t.occurred_at desc, t.id desc limit 1
  ) e on true left join outlet eo on eo.id = e.outlet_id`
export const eventColumns = sql`e.occurred_at as "lastEventAt", e.text as "lastEventText", eo.name as "lastEventOutlet"`

/** Everything of a waybill with names and its latest event. */
export const wholeJoins = sql`${waybillJoins} ${latestEvent}`

/** What of a waybill `w` stands in a list, over `briefJoins`. */
export const briefColumns = sql`w.id, w.waybill_no as "waybillNo", w.status, w.product, w.accepted_at as "acceptedAt", w.accepted_on::text as "acceptedOn",
  w.promised_at as "promisedAt", w.delivered_at as "deliveredAt", w.origin_region as "originRegion", w.destination_region as "destinationRegion", w.pieces,
  coalesce(w.charged_weight_grams, w.weight_grams) as "weightGrams", w.freight_minor as "freightMinor", w.insured_value_minor as "insuredValueMinor",
  w.currency, w.damaged, w.lost, s.id as "customerId", s.name as "customerName", s.kind as "customerKind", o.name as "outletName", ${eventColumns}`
export const briefJoins = sql`join customer c on c.id = w.customer_id join customer s on s.id = c.root_id left join outlet o on o.id = w.outlet_id
  ${latestEvent}`
