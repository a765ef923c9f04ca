import type { ClientBase } from 'pg'
import type { CompanySize } from './size.ts'

/**
 * Draws how many waybills each customer has: lognormal shares (sigma 1.6, consumers a sixth), exactly `size.waybills` in all, and the part of the two
 * years in which it ships: 15 % come late, 20 % leave early.
 */
export async function drawWaybills(client: ClientBase, size: CompanySize): Promise<void> {
  await client.query(
    `create table bench.drawn_waybills as
     with weighed as (
       select i, case when bench.unit(i, 60) < 0.1 then 0 else exp(1.6 * bench.normal(i, 61)) * case when bench.unit(i, 20) < 0.25 then 0.15 else 1 end end as weight,
         bench.unit(i, 62) as course
       from generate_series(1, $1::int) i),
     summed as (select *, sum(weight) over (order by i) as upto, sum(weight) over () as total from weighed)
     select i as customer_id,
       (round(upto / total * $2::float8) - round((upto - weight) / total * $2::float8))::int as waybills,
       case when course < 0.15 then bench.unit(i, 63) * 0.95 else 0 end as active_from,
       case when course > 0.8 then 0.05 + 0.95 * bench.unit(i, 64) else 1 end as active_to
     from summed order by i`,
    [size.customers, size.waybills],
  )
  await client.query('alter table bench.drawn_waybills add primary key (customer_id); analyze bench.drawn_waybills')
}

/** Puts beside the draw what a waybill needs of its customer, and how many waybills lie before each month, which is where their ids begin. */
export async function allotWaybills(client: ClientBase): Promise<void> {
  await client.query(`
    create table bench.allotment as
    select c.id as customer_id, c.outlet_id, c.kind = 'consumer' as consumer, p.no as origin_no, w.waybills, w.active_from, w.active_to, bench.unit(c.id, 65) as jitter
    from customer c join bench.drawn_waybills w on w.customer_id = c.id join bench.place p on p.kind = 'city' and p.code = c.region_code
    where w.waybills > 0 order by c.id;
    analyze bench.allotment;
    create table bench.month_start as
    select month, (sum(waybills) over (order by month) - waybills)::bigint as waybills_before
    from (select s.month, sum(${waybillsInMonth})::bigint as waybills from bench.allotment a cross join bench.season s group by s.month) m;`)
}

/** How many of a customer's waybills lie in a month: of those up to its end, less those up to its start, so that nothing is lost in rounding. */
const upTo = (share: string) =>
  `floor(a.waybills * ((least(greatest(${share}, a.active_from), a.active_to) - a.active_from) / (a.active_to - a.active_from)) + a.jitter)::int`
const waybillsInMonth = `(${upTo('s.share_to')} - ${upTo('s.share_from')})`

/** Makes the waybills of one month (0 to 23), in the order of their acceptance as a company writes them. */
export async function makeWaybills(client: ClientBase, month: number): Promise<void> {
  await client.query(
    `insert into waybill (id, waybill_no, customer_id, accepted_at, accepted_on, outlet_id, pickup_outlet_id, delivery_outlet_id, courier_code, product, promised_at,
       delivered_at, status, stated_status, origin_region, destination_region, pieces, weight_grams, charged_weight_grams, freight_minor, list_freight_minor,
       cost_pickup_minor, cost_linehaul_minor, cost_delivery_minor, cost_minor, settlement, sign_type, currency, damaged, lost, created_at, updated_at)
     with constants as materialized (
       select array(select code from bench.place where kind = 'city' order by no) as cities, array(select code from bench.place where kind = 'province' order by no) as provinces),
     placed as (
       select a.customer_id, a.outlet_id, a.consumer, a.origin_no, n,
         -- Businesses ship from Monday to Friday: seven of ten of their weekend's waybills move to the Friday.
         day - case when a.consumer or bench.unit(a.customer_id * 1000003::bigint + n, 71) > 0.7 then 0
           when extract(isodow from s.starts + day) > 5 then least(day, extract(isodow from s.starts + day)::int - 5) else 0 end as day, second
       from bench.season s cross join bench.allotment a cross join lateral generate_series(1, ${waybillsInMonth}) n
       cross join lateral (select floor(bench.unit(a.customer_id * 1000003::bigint + n, 70 + s.month * 1000) * s.days)::int as day,
         floor(bench.unit(a.customer_id * 1000003::bigint + n, 72 + s.month * 1000) * 43200)::int + 28800 as second) t
       where s.month = $1),
     numbered as (
       select p.*, row_number() over (order by p.day, p.second, p.customer_id, p.n) + (select waybills_before from bench.month_start where month = $1) as id from placed p),
     drawn as (
       select w.id, w.customer_id, w.outlet_id, w.consumer, s.starts + w.day as accepted_on,
         s.starts::timestamp at time zone 'Asia/Shanghai' + make_interval(days => w.day, secs => w.second) as accepted_at,
         c.cities[w.origin_no] as origin, 1 + floor(31 * power(bench.unit(w.id, 80), 1.5))::int as destination_no, bench.unit(w.id, 81) as status_u,
         18 + 90 * power(bench.unit(w.id, 82), 2.5) as transit_hours, bench.unit(w.id, 83) as product_u,
         greatest(50, exp(7.1 + 0.9 * bench.normal(w.id, 84))::int) as grams, bench.unit(w.id, 85) as price_u, bench.unit(w.id, 86) as rest_u, c.provinces
       from numbered w cross join constants c join bench.season s on s.month = $1),
     priced as (
       select d.*, (500 + 300 * ceil(grams / 1000.0) + 40 * destination_no)::bigint * case when product_u < 0.2 then 2 else 1 end as list_minor,
         case when status_u < 0.01 then 'cancelled' when status_u < 0.022 then 'returned' when status_u < 0.025 then 'refused'
              when accepted_at + make_interval(hours => transit_hours::int) >= timestamptz '2026-11-01 00:00+08' then 'in_transit'
              when status_u < 0.03 then 'exception' else 'delivered' end as status
       from drawn d)
     select id, 'YK' || lpad(id::text, 12, '0'), customer_id, accepted_at, accepted_on, outlet_id, outlet_id, 33 + (id * 7919) % 168, 'K' || (id * 31 % 9000 + 1000),
       case when product_u < 0.2 then 'express' when product_u < 0.85 then 'standard' when product_u < 0.95 then 'economy' else 'cold_chain' end,
       case when rest_u < 0.9 then (accepted_on + 4)::timestamp at time zone 'Asia/Shanghai' - interval '1 millisecond' end,
       case when status = 'delivered' then accepted_at + make_interval(secs => transit_hours * 3600) end, status, status, origin, provinces[destination_no],
       case when rest_u > 0.997 then 0 when rest_u > 0.93 then 2 + id % 4 else 1 end, grams, (ceil(grams / 1000.0) * 1000)::int,
       case when price_u < 0.015 then null when rest_u > 0.997 then -floor(list_minor * 0.5)::bigint else floor(list_minor * (0.72 + 0.28 * price_u))::bigint end, list_minor,
       case when price_u < 0.97 then floor(list_minor * 0.15)::bigint end, case when price_u < 0.97 then floor(list_minor * (0.2 + 0.2 * rest_u))::bigint end,
       case when price_u < 0.97 then floor(list_minor * 0.22)::bigint end,
       case when price_u < 0.97 then floor(list_minor * 0.15)::bigint + floor(list_minor * (0.2 + 0.2 * rest_u))::bigint + floor(list_minor * 0.22)::bigint end,
       case when consumer then 'cash' when price_u < 0.7 then 'monthly' else 'collect' end,
       case when status = 'delivered' then (array['self', 'proxy', 'locker', 'station'])[1 + id % 4] end, 'CNY', id % 700 = 0, id % 2500 = 1, accepted_at, accepted_at
     from priced order by id`,
    [month],
  )
}

/** What follows the last month: the sequence behind the highest number. */
export async function finishWaybills(client: ClientBase): Promise<void> {
  await client.query(`select setval(pg_get_serial_sequence('waybill', 'id'), (select max(id) from waybill))`)
}
