-- Who is as good as gone is not among those worth keeping.
alter table customer_worth drop constraint customer_worth_keeping;
alter table customer_worth add constraint customer_worth_keeping check (keeping in ('pays', 'safe', 'too_small', 'gone', 'loss', 'unknown'));
-- Days from the first shipment that the run of lifetime value saw to its end; null without a run, and until the first night.
alter table customer_worth add column known_days integer;
-- How many of the customers shipped in the stretch; the others only cost.
alter table profit_part add column shipped integer not null default 0;
update profit_part p set shipped = x.shipped
from (
  select v.span, coalesce(c.outlet_id, 0) as outlet_id, coalesce(c.owner_id, 0) as owner_id, v.fifth, count(*) filter (where v.shipments > 0) as shipped
  from customer_profit v join customer c on c.id = v.customer_id group by 1, 2, 3, 4
) x
where p.span = x.span and p.outlet_id = x.outlet_id and p.owner_id = x.owner_id and p.fifth = x.fifth;
