import type { Period } from '#lib/core/period'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import { counting } from '#lib/records/waybills/columns'
import { rootMonthRows } from '../../metrics/month-rows.ts'
import { casesOf, touchesOf } from '../../metrics/service-sql.ts'

export interface LoyaltyQuestion {
  period: Period
  currency: string
  timeZone: string
}

/** Whose attitude is known: computed, or set by hand. */
const known = sql`
  select s.customer_id from customer_standing s where s.loyalty_class <> 'unknown'
  union select o.customer_id from customer_override o where o.scheme = 'loyalty' and o.class <> 'unknown'`

/** Sums over kept months, of all customers. Service counts whatever the currency, revenue in the company's. */
const shipped = ({ period, currency }: LoyaltyQuestion): Sql => sql`
  select r.customer_id, coalesce(sum(r.revenue_minor) filter (where r.currency = ${currency}), 0)::int8 as revenue_minor,
    least(sum(r.shipments), 2147483647)::int as shipments, sum(r.on_time)::float8 / nullif(sum(r.promised_delivered), 0)::float8 as on_time,
    sum(r.damaged + r.lost)::float8 * 1000 / nullif(sum(r.shipments), 0)::float8 as harm
  from (${rootMonthRows(period, ['revenue_minor', 'shipments', 'on_time', 'promised_delivered', 'damaged', 'lost'], sql`is not null`)}) r
  group by r.customer_id`

/** What only waybills say, of those whose attitude is known. */
const carried = ({ period: { from, to }, currency }: LoyaltyQuestion): Sql => sql`
  select c.root_id,
    (avg(extract(epoch from w.delivered_at - w.accepted_at) / 3600) filter (where w.delivered_at > w.accepted_at))::float8 as transit_hours,
    (sum(w.list_freight_minor - w.freight_minor) filter (where ${priced(currency)}))::float8
      / nullif(sum(w.list_freight_minor) filter (where ${priced(currency)}), 0)::float8 as discount,
    (count(*) filter (where w.cod_amount_minor > 0 or w.insured_value_minor > 0))::float8 / count(*)::float8 as added,
    (count(*) filter (where w.settlement in ('monthly', 'prepaid')))::float8 / nullif(count(w.settlement), 0)::float8 as electronic
  from (${known}) k join customer c on c.root_id = k.customer_id join waybill w on w.customer_id = c.id
  where w.accepted_on >= ${from}::date and w.accepted_on < ${to}::date and ${counting}
  group by c.root_id`

const priced = (currency: string): Sql =>
  sql`w.currency = ${currency} and w.freight_minor is not null and w.list_freight_minor > 0`

const touched = ({ period, timeZone }: LoyaltyQuestion): Sql => sql`
  select c.root_id, count(*) as contacts, count(*) filter (where n.channel in ('visit', 'executive', 'review')) as visits
  from interaction n join customer c on c.id = n.customer_id where ${touchesOf(period, timeZone)} group by c.root_id`

const opened = ({ period }: LoyaltyQuestion): Sql => sql`
  select c.root_id, count(*) as cases from case_record k join customer c on c.id = k.customer_id
  where ${casesOf(period)} and k.type in ('complaint', 'appeal', 'claim') group by c.root_id`

/** Whether a customer's systems are connected to ours; null where nobody noted it. */
const connected = sql`case when jsonb_typeof(c.facts -> 'connected_systems') = 'array' then
  (c.facts -> 'connected_systems' ?| array['api', 'edi', 'plugin'])::int::float8 end`

/** Fills the table that is kept, which is empty: one row for each customer with a class of loyalty. */
function keptRows(question: LoyaltyQuestion): Sql {
  return sql`
    insert into customer_loyalty (customer_id, revenue_minor, shipments, discount, connected, visits, transit_hours, on_time, harm, cases, added,
      electronic, contacts)
    select s.customer_id, coalesce(h.revenue_minor, 0), coalesce(h.shipments, 0), w.discount,
      case when k.customer_id is not null then ${connected} end,
      case when k.customer_id is not null then coalesce(n.visits, 0)::float8 end, w.transit_hours,
      case when k.customer_id is not null then h.on_time end, case when k.customer_id is not null then h.harm end,
      case when k.customer_id is not null and h.shipments > 0 then coalesce(e.cases, 0)::float8 * 1000 / h.shipments end, w.added, w.electronic,
      case when k.customer_id is not null and h.shipments > 0 then coalesce(n.contacts, 0)::float8 * 100 / h.shipments end
    from customer_standing s join customer c on c.id = s.customer_id
      left join (${known}) k on k.customer_id = s.customer_id
      left join (${shipped(question)}) h on h.customer_id = s.customer_id
      left join (${carried(question)}) w on w.root_id = s.customer_id
      left join (${touched(question)}) n on n.root_id = s.customer_id
      left join (${opened(question)}) e on e.root_id = s.customer_id
    where s.loyalty_class is not null or k.customer_id is not null`
}

/** Puts what is worked out anew in the place of what was kept, in one transaction of its own. */
export function storeLoyalty(db: Db, question: LoyaltyQuestion): Promise<number> {
  return db.bulk(async (client) => {
    const run = async (statement: Sql) => (await client.query(statement.text, statement.values)).rowCount ?? 0
    await client.query('begin')
    await client.query('delete from customer_loyalty')
    const customers = await run(keptRows(question))
    await run(sql`
      insert into loyalty_period (id, from_on, to_on) values (1, ${question.period.from}::date, ${question.period.to}::date)
      on conflict (id) do update set from_on = excluded.from_on, to_on = excluded.to_on, kept_at = now()`)
    await client.query('commit')
    return customers
  })
}
