import type { ClientBase } from 'pg'
import { type CompanySize, lastDay, seasonCumulative, seed } from './size.ts'
import { cityCodes, frequentBrand, initialsOf, provinceCodes, spellingOf, words } from './words.ts'

/** Makes the schema `bench`: pseudo-random numbers, word lists and the season. The numbers are PostgreSQL's own hash of (row, salt), so that
 * every value depends on its row alone and any statement may make any row. */
export async function makeFoundation(client: ClientBase): Promise<void> {
  await client.query(`
    drop schema if exists bench cascade;
    create schema bench;
    -- Evenly between 0 and 1.
    create function bench.unit(i bigint, salt bigint) returns float8 language sql immutable parallel safe as
      $$ select (hashint8extended(i, salt + ${seed}) & 9223372036854775807)::float8 / 9223372036854775808 $$;
    -- One of 1 to n.
    create function bench.pick(i bigint, salt bigint, n int) returns int language sql immutable parallel safe as
      $$ select 1 + floor(bench.unit(i, salt) * n)::int $$;
    -- Normal, by Box and Muller.
    create function bench.normal(i bigint, salt bigint) returns float8 language sql immutable parallel safe as
      $$ select sqrt(-2 * ln(1 - bench.unit(i, salt))) * cos(2 * pi() * bench.unit(i, salt + 500)) $$;
    create table bench.word (kind text, no int, text text, initials text, spelling text, primary key (kind, no));
    create table bench.place (kind text, no int, code text, primary key (kind, no));
    create table bench.season (month int primary key, starts date, days int, share_from float8, share_to float8);`)
  for (const [kind, texts] of Object.entries({ ...words, frequentBrand: [frequentBrand] })) {
    await client.query(
      'insert into bench.word select $1, no, text, initials, spelling from unnest($2::text[], $3::text[], $4::text[]) with ordinality as w (text, initials, spelling, no)',
      [kind, texts, texts.map(initialsOf), texts.map(spellingOf)],
    )
  }
  for (const [kind, codes] of Object.entries({ city: cityCodes, province: provinceCodes })) {
    await client.query('insert into bench.place select $1, no, code from unnest($2::text[]) with ordinality as p (code, no)', [
      kind,
      codes,
    ])
  }
  await client.query(
    `insert into bench.season
     select m, starts, (starts + interval '1 month')::date - starts, ($1::float8[])[m + 1], ($1::float8[])[m + 2]
     from generate_series(0, 23) m cross join lateral (select (date '2024-11-01' + make_interval(months => m))::date as starts) s`,
    [seasonCumulative],
  )
  await client.query('analyze bench.word; analyze bench.place; analyze bench.season')
}

/** One headquarters, 6 regions, 25 branches, the rest outlets; regions and outlets differ much in size. */
export async function makeOutlets(client: ClientBase, size: CompanySize): Promise<void> {
  await client.query(
    `insert into outlet (id, external_id, name, kind, franchise, parent_id, created_at, updated_at)
     select i, 'O' || lpad(i::text, 4, '0'),
       case when i = 1 then '总部' when i <= 7 then '大区' || (i - 1) when i <= 32 then c.text || '分公司' else c.text || '网点' || i end,
       case when i = 1 then 'headquarters' when i <= 7 then 'region' when i <= 32 then 'branch' else 'outlet' end,
       i > 32 and bench.unit(i, 1) < 0.6,
       -- The first regions and branches have the most below them.
       case when i = 1 then null when i <= 7 then 1 when i <= 32 then 2 + floor(6 * power(bench.unit(i, 2), 1.6))::int
            else 8 + floor(25 * power(bench.unit(i, 3), 1.3))::int end,
       timestamptz '2019-01-01 00:00+08', timestamptz '2019-01-01 00:00+08'
     from generate_series(1, $1) i join bench.word c on c.kind = 'city' and c.no = 1 + i % 50
     order by i`,
    [size.outlets],
  )
  await client.query(`
    select setval(pg_get_serial_sequence('outlet', 'id'), (select max(id) from outlet));
    -- Where customers belong: each outlet's share of them, as the upper ends of intervals for width_bucket.
    create table bench.outlet_share as
    select id as outlet_id, row_number() over (order by id)::int as no, share,
      sum(share) over (order by id) - share as share_from, (array(select code from bench.place where kind = 'city' order by no))[1 + id % 50] as city_code
    from (select id, weight / sum(weight) over () as share
          from (select id, exp(0.9 * bench.normal(id, 4)) as weight from outlet where kind = 'outlet') w) s;
    analyze outlet; analyze bench.outlet_share`)
}

/** Users of all roles. Most are salespeople, spread over the outlets as the customers are; every outlet has an owner of its own. */
export async function makeUsers(client: ClientBase, size: CompanySize): Promise<void> {
  await client.query(
    `create table bench.staff as
     with outlets as (select outlet_id, no, share from bench.outlet_share),
     sellers as (select outlet_id from outlets cross join lateral generate_series(1, 1 + floor(share * 1130)::int)),
     placed as (
       select 1 as rank, 'administrator' as role, 1 as outlet_id
       union all select 2, 'executive', 1 from generate_series(1, 3)
       union all select 3, 'sales_manager', id from outlet where kind in ('region', 'branch')
       union all select 4, 'outlet', outlet_id from outlets
       union all select 5, 'sales', outlet_id from sellers
       union all select 6, 'service_manager', id from outlet where kind = 'region'
       union all select 7, 'finance', 1 from generate_series(1, 20)
       union all select 8, 'claims', 1 from generate_series(1, 20)
       union all select 9, 'service', 2 + i % 6 from generate_series(1, $1) i)
     select row_number() over (order by rank, outlet_id)::int as id, role, outlet_id from placed order by 1 limit $1`,
    [size.users],
  )
  await client.query(`
    insert into app_user (id, external_id, email, name, kind, outlet_id, manager_id, created_at, updated_at)
    select s.id, 'U' || lpad(s.id::text, 5, '0'), 'user' || s.id || '@bench.invalid', f.text || g.text || h.text, 'person', s.outlet_id,
      case when s.role = 'sales' then m.id end, timestamptz '2020-01-01 00:00+08', timestamptz '2020-01-01 00:00+08'
    from bench.staff s
    join bench.word f on f.kind = 'surname' and f.no = bench.pick(s.id, 10, 60)
    join bench.word g on g.kind = 'given' and g.no = bench.pick(s.id, 11, 80)
    join bench.word h on h.kind = 'given' and h.no = bench.pick(s.id, 12, 80)
    left join outlet o on o.id = s.outlet_id
    left join bench.staff m on m.role = 'sales_manager' and m.outlet_id = o.parent_id
    order by s.id;
    insert into user_role (user_id, role_key, outlet_id) select id, role, outlet_id from bench.staff;
    select setval(pg_get_serial_sequence('app_user', 'id'), (select max(id) from app_user));
    -- Who owns customers at each outlet: a few salespeople hold many.
    create table bench.seller_share as
    select outlet_id, array_agg(id order by id) as seller_ids, array_agg(share_from order by id) as shares_from
    from (select id, outlet_id, sum(weight) over w / sum(weight) over (partition by outlet_id) - weight / sum(weight) over (partition by outlet_id) as share_from
          from (select id, outlet_id, exp(0.7 * bench.normal(id, 13)) as weight from bench.staff where role = 'sales') s
          window w as (partition by outlet_id order by id)) t
    group by outlet_id;
    analyze app_user; analyze user_role; analyze bench.staff; analyze bench.seller_share`)
}

/** The day that everything ends on, for statements. */
export const lastDayLiteral = `date '${lastDay}'`
