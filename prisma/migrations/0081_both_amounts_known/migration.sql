-- What is compared must be known on both sides: list price and freight of the waybills that have both, and how many shipments were weighed at all.
alter table customer_month
  add column paired_list_minor bigint not null default 0,
  add column paired_revenue_minor bigint not null default 0,
  add column weighed integer not null default 0;
alter table outlet_month
  add column paired_list_minor bigint not null default 0,
  add column paired_revenue_minor bigint not null default 0,
  add column weighed integer not null default 0;

-- As a refresh would sum them; amounts beyond what any reader can show stand for all beyond it.
update customer_month m
set paired_list_minor = s.list, paired_revenue_minor = s.revenue, weighed = s.weighed
from (
  select w.customer_id, date_trunc('month', w.accepted_on)::date as month, w.currency,
    least(greatest(coalesce(sum(w.list_freight_minor) filter (where w.freight_minor is not null), 0), -1e16), 1e16)::bigint as list,
    least(greatest(coalesce(sum(w.freight_minor) filter (where w.list_freight_minor is not null), 0), -1e16), 1e16)::bigint as revenue,
    (count(*) filter (where w.pieces > 0 and w.weight_grams is not null))::int as weighed
  from waybill w where w.status <> 'cancelled' and (w.list_freight_minor is not null or w.weight_grams is not null)
  group by 1, 2, 3
) s
where m.customer_id = s.customer_id and m.month = s.month and m.currency = s.currency
  and (s.list, s.revenue, s.weighed) is distinct from (0::bigint, 0::bigint, 0);
update outlet_month m
set paired_list_minor = s.list, paired_revenue_minor = s.revenue, weighed = s.weighed
from (
  select coalesce(w.outlet_id, 0) as outlet_id, coalesce(w.product, '') as product, coalesce(w.destination_region, '') as destination_region,
    date_trunc('month', w.accepted_on)::date as month, w.currency,
    least(greatest(coalesce(sum(w.list_freight_minor) filter (where w.freight_minor is not null), 0), -1e16), 1e16)::bigint as list,
    least(greatest(coalesce(sum(w.freight_minor) filter (where w.list_freight_minor is not null), 0), -1e16), 1e16)::bigint as revenue,
    (count(*) filter (where w.pieces > 0 and w.weight_grams is not null))::int as weighed
  from waybill w where w.status <> 'cancelled' and (w.list_freight_minor is not null or w.weight_grams is not null)
  group by 1, 2, 3, 4, 5
) s
where m.outlet_id = s.outlet_id and m.product = s.product and m.destination_region = s.destination_region and m.month = s.month and m.currency = s.currency
  and (s.list, s.revenue, s.weighed) is distinct from (0::bigint, 0::bigint, 0);
alter table customer_month alter column paired_list_minor drop default, alter column paired_revenue_minor drop default, alter column weighed drop default;
alter table outlet_month alter column paired_list_minor drop default, alter column paired_revenue_minor drop default, alter column weighed drop default;

-- Margin is of waybills whose freight and cost are both known; the others are counted. Until it is all kept anew, which is begun within a minute of the update, what was kept stands as it was.
alter table customer_profit
  add column known_revenue_minor bigint not null default 0,
  add column known_cost_minor bigint not null default 0,
  add column known_waybills integer not null default 0,
  add column uncosted integer not null default 0;
update customer_profit
set known_revenue_minor = revenue_minor, known_cost_minor = pickup_minor + linehaul_minor + delivery_minor + other_minor, known_waybills = shipments;
alter table profit_part
  add column known_revenue_minor bigint not null default 0,
  add column known_cost_minor bigint not null default 0,
  add column uncosted integer not null default 0;
update profit_part set known_revenue_minor = revenue_minor, known_cost_minor = pickup_minor + linehaul_minor + delivery_minor + other_minor;
alter table customer_year_value add column uncosted integer not null default 0;
alter table year_value_part add column uncosted integer not null default 0;
alter table customer_worth add column uncosted integer not null default 0;
update customer_value_change v
set figures = (
  select jsonb_object_agg(y.key, y.value || jsonb_build_object(
    'knownRevenueMinor', y.value -> 'revenueMinor',
    'knownCostMinor', (y.value ->> 'pickupMinor')::bigint + (y.value ->> 'linehaulMinor')::bigint + (y.value ->> 'deliveryMinor')::bigint + (y.value ->> 'otherMinor')::bigint,
    'uncosted', 0))
  from jsonb_each(v.figures) y
);
