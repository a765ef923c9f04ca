import type { ClientBase } from 'pg'
import { lastDayLiteral } from './foundation.ts'
import type { CompanySize } from './size.ts'
import { frequentBrand, spellingOf, words } from './words.ts'

/** Every tenth name holds the frequent brand, every two thousandth customer was merged into the one before it, one in a hundred is archived. */
const customerSelect = `
  with constants as materialized (
    select array(select share_from from bench.outlet_share order by no) as outlet_shares,
      array(select outlet_id from bench.outlet_share order by no) as outlet_ids,
      array(select text from bench.word where kind = 'city' order by no) as city, array(select initials from bench.word where kind = 'city' order by no) as city_i,
      array(select spelling from bench.word where kind = 'city' order by no) as city_s,
      array(select text from bench.word where kind = 'brandFirst' order by no) as first, array(select initials from bench.word where kind = 'brandFirst' order by no) as first_i,
      array(select spelling from bench.word where kind = 'brandFirst' order by no) as first_s,
      array(select text from bench.word where kind = 'brandSecond' order by no) as second, array(select initials from bench.word where kind = 'brandSecond' order by no) as second_i,
      array(select spelling from bench.word where kind = 'brandSecond' order by no) as second_s,
      array(select text from bench.word where kind = 'goods' order by no) as goods, array(select initials from bench.word where kind = 'goods' order by no) as goods_i,
      array(select spelling from bench.word where kind = 'goods' order by no) as goods_s,
      array(select text from bench.word where kind = 'legalForm' order by no) as form, array(select initials from bench.word where kind = 'legalForm' order by no) as form_i,
      array(select spelling from bench.word where kind = 'legalForm' order by no) as form_s,
      array(select text from bench.word where kind = 'surname' order by no) as surname, array(select initials from bench.word where kind = 'surname' order by no) as surname_i,
      array(select spelling from bench.word where kind = 'surname' order by no) as surname_s,
      array(select text from bench.word where kind = 'given' order by no) as given, array(select initials from bench.word where kind = 'given' order by no) as given_i,
      array(select spelling from bench.word where kind = 'given' order by no) as given_s,
      (select text from bench.word where kind = 'frequentBrand') as brand, (select initials from bench.word where kind = 'frequentBrand') as brand_i, (select spelling from bench.word where kind = 'frequentBrand') as brand_s,
      array(select code from bench.place where kind = 'city' order by no) as city_code
  ),
  drawn as (
    select i, i % 10 = 3 as frequent, bench.unit(i, 20) as kind_u,
      c.outlet_ids[width_bucket(bench.unit(i, 21), c.outlet_shares)] as outlet_id,
      bench.pick(i, 22, 50) as city_no, bench.pick(i, 23, 93) as first_no, bench.pick(i, 24, 79) as second_no, bench.pick(i, 25, 30) as goods_no,
      bench.pick(i, 26, 10) as form_no, bench.pick(i, 27, 60) as surname_no, bench.pick(i, 28, 81) as given_no, bench.pick(i, 29, 121) as other_no,
      bench.unit(i, 30) as since_u, bench.unit(i, 31) as pool_u, bench.unit(i, 32) as rest_u
    from generate_series($1::int, $2::int) i cross join constants c
  ),
  named as (
    select d.*, c.city_code[d.city_no] as region_code,
      case when d.kind_u < 0.25 then case when d.frequent then c.brand else '' end || c.surname[d.surname_no] || c.given[d.given_no] || coalesce(c.given[d.other_no], '')
           else c.city[d.city_no] || case when d.frequent then c.brand else c.first[d.first_no] || c.second[d.second_no] end || c.goods[d.goods_no] || c.form[d.form_no] end as name,
      case when d.kind_u < 0.25 then case when d.frequent then c.brand_i else '' end || c.surname_i[d.surname_no] || c.given_i[d.given_no] || coalesce(c.given_i[d.other_no], '')
           else c.city_i[d.city_no] || case when d.frequent then c.brand_i else c.first_i[d.first_no] || c.second_i[d.second_no] end || c.goods_i[d.goods_no] || c.form_i[d.form_no] end as initials,
      case when d.kind_u < 0.25 then concat_ws(' ', case when d.frequent then c.brand_s end, c.surname_s[d.surname_no], c.given_s[d.given_no], c.given_s[d.other_no])
           else concat_ws(' ', c.city_s[d.city_no], case when d.frequent then c.brand_s else c.first_s[d.first_no] || ' ' || c.second_s[d.second_no] end, c.goods_s[d.goods_no], c.form_s[d.form_no]) end as spelling
    from drawn d cross join constants c
  )
  select n.i, n.name, n.initials, n.spelling, n.outlet_id, n.region_code,
    case when n.kind_u < 0.25 then 'consumer' when n.kind_u < 0.31 then 'distributor' when n.kind_u < 0.315 then 'internal' else 'business' end as kind,
    case when n.pool_u >= 0.12 then o.seller_ids[width_bucket(bench.unit(n.i, 33), o.shares_from)] end as owner_id,
    timestamptz '2021-11-01 00:00+08' + make_interval(secs => (n.i - 1 + n.since_u) * (5 * 365.25 * 86400 - 86400) / $3) as created_at,
    case when w.waybills = 0 then 'potential' when w.active_from > 0.85 then 'new' when w.waybills >= 60 then 'loyal' else 'regular' end as lifecycle,
    n.goods_no, n.rest_u
  from named n join bench.seller_share o on o.outlet_id = n.outlet_id join bench.drawn_waybills w on w.customer_id = n.i`

const customersPerStatement = 100_000

/** Makes the customers with their standing rows and some collaborators. Triggers are off: what they would do is done here. */
export async function makeCustomers(client: ClientBase, size: CompanySize): Promise<void> {
  for (let from = 1; from <= size.customers; from += customersPerStatement) {
    const to = Math.min(from + customersPerStatement - 1, size.customers)
    await client.query(
      `insert into customer (id, root_id, external_id, name, kind, lifecycle, industry, region_code, address, phone, credit_grade, owner_id, outlet_id, source,
         customer_since, annual_marketing_cost_minor, tags, next_touch_on, search_text, archived_at, created_at, updated_at)
       select i, case when i % 2000 = 6 then i - 1 else i end, 'C' || lpad(i::text, 8, '0'), name, kind, lifecycle,
         case when kind <> 'consumer' then (array['apparel', 'electronics', 'food', 'medical', 'furniture', 'hardware', 'cosmetics', 'books', 'toys', 'machinery'])[1 + goods_no % 10] end,
         region_code, '中山路' || (1 + i % 800) || '号', '199' || lpad((floor(bench.unit(i, 40) * 100000000))::int::text, 8, '0'),
         (array['A', 'B', 'C', 'D', null, null, null])[bench.pick(i, 41, 7)], owner_id, outlet_id,
         (array['visit', 'referral', 'website', 'exhibition', 'telephone', 'platform'])[bench.pick(i, 42, 6)],
         (created_at at time zone 'Asia/Shanghai')::date, case when rest_u < 0.2 then floor(rest_u * 5000000)::bigint end,
         case when i % 50 = 7 then array['重点'] when i % 10 = 1 then array['月结'] else '{}' end,
         case when bench.unit(i, 43) < 0.3 then ${lastDayLiteral} - 15 + bench.pick(i, 44, 60) end,
         lower(name) || E'\\n' || initials || E'\\n' || 'c' || lpad(i::text, 8, '0') || E'\\n' || spelling,
         case when i % 100 = 99 then timestamptz '2026-09-01 00:00+08' end, created_at, created_at
       from (${customerSelect}) c order by c.i`,
      [from, to, size.customers],
    )
  }
  await client.query(`
    insert into customer_standing (customer_id, owner_id, outlet_id, listed, name, created_at, next_touch_on)
    select id, owner_id, outlet_id, root_id = id and archived_at is null, name, created_at, next_touch_on from customer order by id;
    insert into customer_merge (survivor_id, merged_id, before, after, merged_by_id, merged_at)
    select root_id, id, '{}', '{}', 1, timestamptz '2026-08-01 00:00+08' from customer where root_id <> id order by id;
    -- Salespeople who work along on customers of others.
    insert into customer_collaborator (customer_id, user_id, added_at)
    select distinct on (c.id, s.id) c.id, s.id, timestamptz '2026-01-01 00:00+08'
    from customer c join bench.staff s on s.role = 'sales' and s.outlet_id = c.outlet_id and s.id % 13 = c.id % 13
    where c.id % 20 = 0 and s.id is distinct from c.owner_id;
    select setval(pg_get_serial_sequence('customer', 'id'), (select max(id) from customer));`)
}

/** Contacts of businesses. */
export async function makeContacts(client: ClientBase, size: CompanySize): Promise<void> {
  await client.query(
    `insert into contact (id, external_id, customer_id, name, phone, email, title, decision_role, search_text, created_at, updated_at)
     select i, 'K' || lpad(i::text, 8, '0'), c.id, f.text || g.text || h.text, '199' || lpad((floor(bench.unit(i, 50) * 100000000))::int::text, 8, '0'),
       'contact' || i || '@bench.invalid', '经理', (array['decider', 'influencer', 'user', 'gatekeeper', 'payer'])[bench.pick(i, 51, 5)],
       f.text || g.text || h.text || E'\\n' || f.initials || g.initials || h.initials || E'\\n' || 'k' || lpad(i::text, 8, '0')
         || E'\\n' || concat_ws(' ', f.spelling, g.spelling, h.spelling), c.created_at, c.created_at
     from generate_series(1, $1::int) i
     join customer c on c.id = bench.pick(i, 52, $2::int)
     join bench.word f on f.kind = 'surname' and f.no = bench.pick(i, 53, 60)
     join bench.word g on g.kind = 'given' and g.no = bench.pick(i, 54, 81)
     join bench.word h on h.kind = 'given' and h.no = bench.pick(i, 55, 81)
     order by i`,
    [size.contacts, size.customers],
  )
  await client.query(`select setval(pg_get_serial_sequence('contact', 'id'), (select max(id) from contact))`)
}

/** What a search of customers compares, as the migration fills it: the text of each root, of everybody merged into it and of their contacts. */
export async function makeSearchTexts(client: ClientBase): Promise<void> {
  await client.query(searchTexts)
}

const searchTexts = `
    insert into customer_search (customer_id, search_text)
    select x.root_id, string_agg(x.search_text, E'\\n' order by x.place, x.id) from (
      select root_id, case when root_id = id then 0 else 1 end as place, id, search_text from customer
      union all select c.root_id, 2, k.id, k.search_text from contact k join customer c on c.id = k.customer_id where k.archived_at is null
    ) x
    group by x.root_id order by x.root_id`

const alphabet = [...new Set([...Object.values(words).flat(), frequentBrand].join(''))]
const withSpelling = (table: string) => `
  update ${table} t set search_text = t.search_text || E'\\n' || n.spelling
  from (select x.id, string_agg(s.spelling, ' ' order by at) as spelling
    from ${table} x cross join generate_series(1, length(x.name)) at join spelled_character s on s.text = substr(x.name, at, 1) group by x.id) n
  where n.id = t.id`

/** What makes the search texts of a company of the second version the same as those that are made now: they had no pinyin but its initials. */
export const mendSearchTexts = `
  create temp table spelled_character (text text primary key, spelling text) on commit drop;
  insert into spelled_character values ${alphabet.map((text) => `('${text}', '${spellingOf(text)}')`).join(', ')};
  ${['customer', 'contact'].map(withSpelling).join(';')};
  truncate customer_search; ${searchTexts};
  truncate name_to_spell`
