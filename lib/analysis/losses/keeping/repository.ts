import type { PoolClient } from 'pg'
import type { Day } from '#lib/core/day'
import type { Db } from '#lib/platform/db/database'
import type { Sql } from '#lib/platform/db/sql'
import { sql } from '#lib/platform/db/sql'
import type { LostRule } from '#lib/records/customers/churn'
import { broughtUntil } from '../../metrics/brought.ts'
import { firstCountingDay } from '../../metrics/covered.ts'
import { RETURN_DAYS } from '../loss.ts'

/** Whether the company's records cover the twelve months up to that of a day. */
export const coversYearUntil = (day: Sql): Sql =>
  sql`coalesce((${firstCountingDay}) < date_trunc('month', ${day}) - interval '10 months', false)`

const run = async (client: PoolClient, statement: Sql) => (await client.query(statement.text, statement.values)).rowCount ?? 0

/** Takes away losses that nobody has touched of customers that shipped in time, as a waybill told that came late. */
export function forgetMistaken(client: PoolClient): Promise<number> {
  return run(
    client,
    sql`
    delete from customer_loss l using customer_standing s
    where s.customer_id = l.customer_id and l.back_on is null and not l.stated and l.recorded_at is null and s.last_shipping_on > l.last_shipping_on and s.last_shipping_on <= l.lost_on
      and not exists (select from win_back_attempt a where a.loss_id = l.id)`,
  )
}

/** Closes the losses of customers that ship again, with the first day on which they did. */
export function closeReturned(client: PoolClient): Promise<number> {
  return run(
    client,
    sql`
    update customer_loss l set back_on = x.back_on, version = l.version + 1
    from (
      select o.id, (
        select min(w.accepted_on) from customer m join waybill w on w.customer_id = m.id
        where m.root_id = o.customer_id and w.accepted_on > o.lost_on and w.status <> 'cancelled' and w.pieces > 0
      ) as back_on
      from customer_loss o join customer_standing s on s.customer_id = o.customer_id where o.back_on is null and s.last_shipping_on > o.lost_on
    ) x where x.id = l.id and x.back_on is not null`,
  )
}

/** Adds up anew what customers that came back have brought in the days from their return, each sum once its last day is over; null until then. */
export function addReturns(client: PoolClient, asOf: Day): Promise<number> {
  const [first, second, third] = RETURN_DAYS
  const brought = (days: number) => sql`
    case when l.back_on + ${days - 1}::int <= ${asOf}::date then coalesce(sum(w.freight_minor) filter (where w.accepted_on < l.back_on + ${days}::int), 0)::bigint end`
  return run(
    client,
    sql`
    update customer_loss t set returned_30_minor = x.r30, returned_60_minor = x.r60, returned_90_minor = x.r90
    from customer_loss l cross join lateral (
      select ${brought(first)} as r30, ${brought(second)} as r60, ${brought(third)} as r90
      from customer m join waybill w on w.customer_id = m.id
      where m.root_id = l.customer_id and w.accepted_on >= l.back_on and w.accepted_on < l.back_on + ${third}::int and w.status <> 'cancelled' and w.currency = l.currency
    ) x
    where l.id = t.id and l.back_on is not null and (l.returned_90_minor is null or l.back_on > ${asOf}::date - ${third + 1}::int)
      and (t.returned_30_minor, t.returned_60_minor, t.returned_90_minor) is distinct from (x.r30, x.r60, x.r90)`,
  )
}

/** Opens a loss for everybody that is lost by a rule, and has none, with the first day as of which it is. */
export function openLosses(client: PoolClient, { before, days }: LostRule, currency: string): Promise<number> {
  return run(
    client,
    sql`
    insert into customer_loss (customer_id, last_shipping_on, lost_on, currency, revenue_minor, margin_minor, uncosted, excluded, complete)
    select s.customer_id, s.last_shipping_on, s.last_shipping_on + ${days + 1}::int, ${currency}, b.revenue, b.margin, b.uncosted, b.excluded, ${coversYearUntil(sql`s.last_shipping_on`)}
    from customer_standing s ${broughtUntil(sql`s.last_shipping_on`, currency)}
    where s.listed and s.last_shipping_on < ${before}::date and not exists (select from customer_loss l where l.customer_id = s.customer_id and l.back_on is null)
    order by s.customer_id
    on conflict do nothing`,
  )
}

/** Opens a loss that somebody states of one customer, where it has none; a customer that never shipped has nothing to lose. */
export async function openStated(
  db: Db,
  { customerId, lostOn, currency }: { customerId: number; lostOn: Day; currency: string },
): Promise<void> {
  await db.execute(sql`
    insert into customer_loss (customer_id, last_shipping_on, lost_on, stated, currency, revenue_minor, margin_minor, uncosted, excluded, complete)
    select s.customer_id, s.last_shipping_on, ${lostOn}::date, true, ${currency}, b.revenue, b.margin, b.uncosted, b.excluded, ${coversYearUntil(sql`s.last_shipping_on`)}
    from customer_standing s ${broughtUntil(sql`s.last_shipping_on`, currency)}
    where s.customer_id = ${customerId} and s.last_shipping_on is not null
    on conflict do nothing`)
}
