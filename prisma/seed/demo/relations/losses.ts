import { keepLosses } from '#lib/analysis/losses/keep'
import { coversYearUntil } from '#lib/analysis/losses/keeping/repository'
import { broughtUntil } from '#lib/analysis/metrics/brought'
import type { Day } from '#lib/core/day'
import type { Context } from '#lib/platform/context'
import { sql } from '#lib/platform/db/sql'
import { getSetting } from '#lib/platform/settings/settings'
import { churnSetting } from '#lib/records/customers/churn'

/** Of so many lost customers one is spoken to, and of so many somebody asks why. */
const oneTried = 3
const oneUnasked = 4

/**
 * Notes who is lost, and what account managers have written of it: why most of them left, whom somebody spoke to. Who paused for longer than the threshold and ships again was lost and came back. Every word follows from
 * the customer's number, so that each demo tells the same.
 */
export async function tellLosses(ctx: Context, last: Day): Promise<void> {
  const { days } = await getSetting(ctx.db, churnSetting)
  await ctx.db.execute(sql`
    insert into customer_loss (customer_id, last_shipping_on, lost_on, currency, revenue_minor, margin_minor, uncosted, excluded, complete, back_on)
    select distinct on (s.customer_id) s.customer_id, s.before, s.before + ${days + 1}::int, ${ctx.company.currency}, b.revenue, b.margin, b.uncosted, b.excluded,
      ${coversYearUntil(sql`s.before`)}, s.day
    from (
      select w.customer_id, w.accepted_on as day, lag(w.accepted_on) over (partition by w.customer_id order by w.accepted_on) as before
      from waybill w where w.status <> 'cancelled' and w.pieces > 0
    ) s
    join customer c on c.id = s.customer_id and c.root_id = c.id and c.owner_id is not null
    ${broughtUntil(sql`s.before`, ctx.company.currency)}
    where s.day - s.before > ${days + 1}::int order by s.customer_id, s.day desc`)
  await keepLosses(ctx, last)
  await ctx.db.execute(sql`
    update customer_loss l set cause = x.cause, rival = case when x.cause in ('price', 'rival_contract') then x.rival end, recorded_by_id = c.owner_id,
      recorded_at = (l.lost_on + 2)::timestamp + time '10:30', exit_call_on = case when l.id % 2 = 0 then l.lost_on + 1 end,
      note = case x.cause when 'price' then '同行每票低两毛，走量的先走了' when 'damage' then '连着破损，赔得慢，不想再试' when 'closed' then '店关了，仓库退租' end
    from (
      select o.id, (array['price', 'price', 'rival_contract', 'on_time', 'damage', 'closed', 'no_demand', 'service', 'price', 'claims', 'network'])[1 + o.id % 11] as cause,
        (array['本地专线', '某通快递', '某达快递'])[1 + o.id % 3] as rival
      from customer_loss o
    ) x, customer c
    where x.id = l.id and c.id = l.customer_id and c.owner_id is not null and l.id % ${oneUnasked}::int <> 0 and l.lost_on + 2 <= ${last}::date`)
  await ctx.db.execute(sql`
    insert into win_back_attempt (loss_id, made_on, way, offer, note, cost_minor, result, made_by_id)
    select l.id, l.lost_on + 5, (array['call', 'visit', 'call', 'message', 'executive'])[1 + l.id % 5], (array['none', 'price', 'compensation', 'service'])[1 + l.id % 4], null,
      case when l.id % 5 = 1 then 8000 end, case when l.back_on is not null then 'agreed' else (array['refused', 'thinking', 'not_reached'])[1 + l.id % 3] end, c.owner_id
    from customer_loss l join customer c on c.id = l.customer_id
    where c.owner_id is not null and (l.id % ${oneTried}::int = 0 or l.back_on is not null and l.id % 2 = 0) and l.lost_on + 5 <= ${last}::date and (l.back_on is null or l.lost_on + 5 <= l.back_on)`)
}
