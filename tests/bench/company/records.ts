import type { ClientBase } from 'pg'
import type { CompanySize } from './size.ts'

/** Talks with customers, by their owner, else by somebody of their outlet. */
export async function makeInteractions(client: ClientBase, size: CompanySize): Promise<void> {
  await client.query(
    `insert into interaction (id, customer_id, user_id, channel, direction, occurred_at, duration_minutes, purpose, heard, result, created_at, updated_at)
     select i, c.id, coalesce(c.owner_id, o.seller_ids[1]), (array['call', 'wechat', 'visit', 'mail', 'message'])[bench.pick(i, 100, 5)],
       case when bench.unit(i, 101) < 0.7 then 'outbound' else 'inbound' end, t.at, bench.pick(i, 102, 40),
       (array['follow_up', 'renewal', 'price', 'complaint', 'greeting'])[bench.pick(i, 103, 5)], '谈到第' || i % 97 || '件事', '下次再谈', t.at, t.at
     from generate_series(1, $1::int) i
     join customer c on c.id = 1 + floor(power(bench.unit(i, 104), 1.5) * $2::int)::int
     join bench.seller_share o on o.outlet_id = c.outlet_id
     cross join lateral (select timestamptz '2024-11-01 09:00+08' + make_interval(secs => (i - 1) * (729.5 * 86400) / $1::int) as at) t
     order by i`,
    [size.interactions, size.customers],
  )
  await client.query(`select setval(pg_get_serial_sequence('interaction', 'id'), (select max(id) from interaction))`)
}

/** Cases about waybills that exist, opened some days after them, as late as the day before the company's last. */
export async function makeCases(client: ClientBase, size: CompanySize): Promise<void> {
  await client.query(
    `insert into case_record (id, external_id, customer_id, type, category, waybill_no, channel, source_no, opened_at, opened_on, due_at, resolved_at, subject, compensation_minor,
       currency, caller_phone, outlet_id, created_at, updated_at)
     select i, 'G' || lpad(i::text, 8, '0'), w.customer_id, k.type, (array['delay', 'loss', 'damage', 'delivery_service', 'pickup_service', 'cod', 'overcharge', 'other'])[bench.pick(i, 110, 8)],
       w.waybill_no, (array['hotline', 'wechat', 'platform', 'outlet', 'web', 'api'])[bench.pick(i, 111, 6)], 'S' || lpad(i::text, 8, '0'), t.opened_at,
       (t.opened_at at time zone 'Asia/Shanghai')::date, t.opened_at + interval '2 days', case when bench.unit(i, 112) < 0.95 then t.opened_at + interval '26 hours' end,
       '运单' || w.waybill_no, case when k.type = 'claim' then 1000 + bench.pick(i, 113, 50000) end, 'CNY', '199' || lpad((floor(bench.unit(i, 114) * 100000000))::int::text, 8, '0'),
       w.outlet_id, t.opened_at, t.opened_at
     from generate_series(1, $1::int) i
     join waybill w on w.id = 1 + floor(((i - 1) + bench.unit(i, 115)) * $2::bigint / $1::int)::bigint
     cross join lateral (select case when u < 0.4 then 'complaint' when u < 0.75 then 'enquiry' when u < 0.87 then 'claim' when u < 0.9 then 'appeal' when u < 0.97 then 'request' else 'compliment' end as type
       from (select bench.unit(i, 116) as u) d) k
     cross join lateral (select least(w.accepted_at + make_interval(secs => 86400 * 5 * bench.unit(i, 117)), timestamptz '2026-10-31 20:00+08') as opened_at) t
     order by i`,
    [size.cases, size.waybills],
  )
  await client.query(`
    select setval(pg_get_serial_sequence('case_record', 'id'), (select max(id) from case_record));
    ${standings};
    analyze case_standing`)
}

const standings = `
  insert into case_standing (case_id, stage, active)
  select id, case when resolved_at is null then 'open' else 'resolved' end, resolved_at is null and archived_at is null from case_record order by id
  on conflict do nothing`

/** What makes the records of a company of the first version the same as those that are made now: channels had names that the product does not know, and cases no standing. */
export const mendFirstRecords = `
  update interaction set channel = case channel when 'telephone' then 'call' when 'email' then 'mail' else 'message' end where channel in ('telephone', 'email', 'sms');
  ${standings}`

const surveys = 8

/** Eight quarterly surveys; no customer is asked twice by one. The first `size.responses` of the invitations are answered. */
export async function makeSurveys(client: ClientBase, size: CompanySize): Promise<void> {
  await client.query(`
    insert into survey (id, external_id, name, created_at, updated_at)
    select i, 'Q' || i, '满意度调查' || i, timestamptz '2024-11-01 00:00+08', timestamptz '2024-11-01 00:00+08' from generate_series(1, ${surveys}) i;
    select setval(pg_get_serial_sequence('survey', 'id'), ${surveys});`)
  await client.query(
    `insert into survey_invitation (id, survey_id, customer_id, invited_at, invited_on, group_name, created_at, updated_at)
     select i, s, c, at, (at at time zone 'Asia/Shanghai')::date, (array['north', 'south'])[1 + c % 2], at, at
     from (select i, 1 + (i - 1) / ($1::int / ${surveys}) as s, 1 + ((i - 1)::bigint * 7919 + 13) % $2::int as c,
             timestamptz '2024-11-05 10:00+08' + make_interval(days => 90 * ((i - 1) / ($1::int / ${surveys})), mins => i % 10000) as at
           from generate_series(1, $1::int) i) d order by i`,
    [size.invitations, size.customers],
  )
  await client.query(
    `insert into survey_response (id, survey_id, customer_id, answered_at, answered_on, satisfaction, recommend, expectation, perception, created_at, updated_at)
     select row_number() over (order by answered_at, id), survey_id, customer_id, answered_at, (answered_at at time zone 'Asia/Shanghai')::date, satisfaction,
       least(10, greatest(0, satisfaction * 2 - 1 + bench.pick(id, 121, 3) - 1)), 4, least(5, greatest(1, satisfaction)), answered_at, answered_at
     from (select id, survey_id, customer_id, invited_at + make_interval(secs => 864000 * bench.unit(id, 120)) as answered_at,
             case when bench.unit(id, 122) < 0.35 then 5 when bench.unit(id, 122) < 0.75 then 4 when bench.unit(id, 122) < 0.9 then 3 when bench.unit(id, 122) < 0.96 then 2 else 1 end as satisfaction
           from survey_invitation where id * 5 % 8 < 5) d`,
    [],
  )
  await client.query(
    `select setval(pg_get_serial_sequence('survey_invitation', 'id'), (select max(id) from survey_invitation)), setval(pg_get_serial_sequence('survey_response', 'id'), (select max(id) from survey_response))`,
  )
}
