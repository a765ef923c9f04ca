import type { ClientBase } from 'pg'

/** The sums of one month's or one place's waybills as bare SQL; the product's own statements answer the same and are measured against it. */
export const bareSums = `
  count(*) filter (where w.status <> 'cancelled') as waybills,
  count(*) filter (where w.status <> 'cancelled' and w.pieces > 0) as shipments,
  coalesce(sum(w.pieces) filter (where w.status <> 'cancelled'), 0) as pieces,
  coalesce(sum(w.weight_grams) filter (where w.status <> 'cancelled'), 0) as weight_grams,
  coalesce(sum(w.freight_minor) filter (where w.status <> 'cancelled'), 0) as revenue_minor,
  count(*) filter (where w.status <> 'cancelled' and w.pieces > 0 and w.weight_grams is not null) as weighed,
  coalesce(sum(w.list_freight_minor) filter (where w.status <> 'cancelled'), 0) as list_revenue_minor,
  coalesce(sum(w.list_freight_minor) filter (where w.status <> 'cancelled' and w.freight_minor is not null), 0) as paired_list_minor,
  coalesce(sum(w.freight_minor) filter (where w.status <> 'cancelled' and w.list_freight_minor is not null), 0) as paired_revenue_minor,
  coalesce(sum(w.cost_pickup_minor) filter (where w.status <> 'cancelled'), 0) as cost_pickup_minor,
  coalesce(sum(w.cost_linehaul_minor) filter (where w.status <> 'cancelled'), 0) as cost_linehaul_minor,
  coalesce(sum(w.cost_delivery_minor) filter (where w.status <> 'cancelled'), 0) as cost_delivery_minor,
  coalesce(sum(w.cost_minor) filter (where w.status <> 'cancelled'), 0) as cost_minor,
  count(*) filter (where w.status <> 'cancelled' and w.freight_minor is not null and w.cost_minor is not null) as known_waybills,
  coalesce(sum(w.freight_minor) filter (where w.status <> 'cancelled' and w.cost_minor is not null), 0) as known_revenue_minor,
  coalesce(sum(w.cost_minor) filter (where w.status <> 'cancelled' and w.freight_minor is not null), 0) as known_cost_minor,
  count(*) filter (where w.status <> 'cancelled' and w.promised_at is not null and w.delivered_at is not null) as promised_delivered,
  count(*) filter (where w.status <> 'cancelled' and w.delivered_at <= w.promised_at) as on_time,
  count(*) filter (where w.status <> 'cancelled' and w.damaged) as damaged,
  count(*) filter (where w.status <> 'cancelled' and w.lost) as lost,
  count(*) filter (where w.status <> 'cancelled' and w.freight_minor is null) as unpriced,
  count(*) filter (where w.status <> 'cancelled' and w.cost_minor is null) as uncosted`

const sumColumns = `waybills, shipments, pieces, weight_grams, revenue_minor, weighed, list_revenue_minor, paired_list_minor, paired_revenue_minor, cost_pickup_minor, cost_linehaul_minor, cost_delivery_minor, cost_minor,
  known_waybills, known_revenue_minor, known_cost_minor, promised_delivered, on_time, damaged, lost, unpriced, uncosted`

/** Fills the kept sums of the whole company. */
export async function makeKeptSums(client: ClientBase): Promise<void> {
  await client.query(`
    insert into customer_month (customer_id, month, currency, ${sumColumns}, days, claims, claims_minor)
    select w.customer_id, date_trunc('month', w.accepted_on)::date as month, w.currency, ${bareSums},
      coalesce(bit_or(1 << (extract(day from w.accepted_on)::int - 1)) filter (where w.status <> 'cancelled' and w.pieces > 0), 0), 0, 0
    from waybill w group by 1, 2, 3`)
  await client.query(`
    insert into outlet_month (outlet_id, product, destination_region, month, currency, ${sumColumns}, claims, claims_minor)
    select coalesce(w.outlet_id, 0), coalesce(w.product, ''), coalesce(w.destination_region, ''), date_trunc('month', w.accepted_on)::date as month, w.currency, ${bareSums}, 0, 0
    from waybill w group by 1, 2, 3, 4, 5`)
}
