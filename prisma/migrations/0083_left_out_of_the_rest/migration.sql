-- What the amounts of each loss and of each sleeper leave out of the same twelve months: waybills of which freight or cost is not known, and by currency those in others. Of what stands already both are counted from the months as they are now.
alter table customer_loss
  add column uncosted integer not null default 0,
  add column excluded jsonb not null default '{}';
update customer_loss l set uncosted = x.uncosted, excluded = x.excluded
from (
  select k.id, coalesce(sum(k.uncosted) filter (where k.own), 0)::int as uncosted,
    coalesce(jsonb_object_agg(k.currency, k.waybills) filter (where not k.own and k.waybills > 0), '{}') as excluded
  from (
    select o.id, c.currency, c.currency = o.currency as own, sum(c.waybills) as waybills, sum(c.waybills - c.known_waybills) as uncosted
    from customer_loss o join customer m on m.root_id = o.customer_id join customer_month c on c.customer_id = m.id
      and c.month > (date_trunc('month', o.last_shipping_on) - interval '12 months')::date and c.month <= o.last_shipping_on
    group by 1, 2, 3
  ) k group by k.id
) x
where x.id = l.id and (x.uncosted, x.excluded) is distinct from (0, '{}'::jsonb);

alter table customer_sleeper
  add column uncosted integer not null default 0,
  add column excluded jsonb not null default '{}';
update customer_sleeper d set uncosted = x.uncosted, excluded = x.excluded
from (
  select k.id, coalesce(sum(k.uncosted) filter (where k.own), 0)::int as uncosted,
    coalesce(jsonb_object_agg(k.currency, k.waybills) filter (where not k.own and k.waybills > 0), '{}') as excluded
  from (
    select o.customer_id as id, c.currency, c.currency = s.value #>> '{}' as own, sum(c.waybills) as waybills, sum(c.waybills - c.known_waybills) as uncosted
    from customer_sleeper o join company_setting s on s.key = 'currency' join customer m on m.root_id = o.customer_id join customer_month c on c.customer_id = m.id
      and c.month > (date_trunc('month', o.last_shipping_on) - interval '12 months')::date and c.month <= o.last_shipping_on
    group by 1, 2, 3
  ) k group by k.id
) x
where x.id = d.customer_id and (x.uncosted, x.excluded) is distinct from (0, '{}'::jsonb);

-- Of each window of the trend of concentration what its amounts leave out: waybills without a freight, and by currency those in others; null until a night has kept it.
alter table concentration_month
  add column unpriced integer,
  add column excluded jsonb;
