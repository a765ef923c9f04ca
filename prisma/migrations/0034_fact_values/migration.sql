-- What is known of customers now, one row for each entry of a value, so that lists filter by any key of the dictionary through an index. It
-- is worked out from customer.facts, which stays what is true; written by the triggers below only, for customers that are their own root.
-- Values compare as jsonb does: numbers by size, days as texts, an amount as [currency, minor units], each option of a list by itself. A text
-- of more than 200 characters is too long for an index and stands as null: that it is known can be asked, what it says cannot.
create table fact_value (
  customer_id integer not null references customer (id) on delete cascade,
  key text not null,
  position smallint not null,
  value jsonb not null,
  -- Whether one customer of a list has a value is answered by this index alone,
  primary key (customer_id, key, position) include (value)
);

create function fact_entries(known jsonb) returns table (place smallint, entry jsonb) language sql immutable as $$
  select x.place::smallint,
    case jsonb_typeof(x.entry)
      when 'object' then jsonb_build_array(x.entry -> 'currency', x.entry -> 'amount_minor')
      when 'string' then case when length(x.entry #>> '{}') > 200 then 'null'::jsonb else x.entry end
      else x.entry end
  from jsonb_array_elements(case when jsonb_typeof(known) = 'array' then known else jsonb_build_array(known) end) with ordinality x (entry, place)
$$;

insert into fact_value (customer_id, key, position, value)
select c.id, e.key, v.place, v.entry
from customer c cross join lateral jsonb_each(c.facts) e (key, value) cross join lateral fact_entries(e.value) v
where c.facts <> '{}' and c.root_id = c.id;
-- and which customers have it by this one.
create index fact_value_key_value_customer_id_idx on fact_value (key, value, customer_id);
alter table fact_value set (autovacuum_vacuum_scale_factor = 0.05);

create function fact_value_write(touched integer[]) returns void language sql as $$
  with now_known as (
    select r.id, e.key, v.place, v.entry
    from customer r cross join lateral jsonb_each(r.facts) e (key, value) cross join lateral fact_entries(e.value) v
    where r.id = any(touched) and r.root_id = r.id
  ), gone as (
    delete from fact_value f where f.customer_id = any(touched)
      and not exists (select from now_known n where n.id = f.customer_id and n.key = f.key and n.place = f.position)
  )
  insert into fact_value as f (customer_id, key, position, value)
  select n.id, n.key, n.place, n.entry from now_known n
  on conflict (customer_id, key, position) do update set value = excluded.value where f.value is distinct from excluded.value
$$;

-- The triggers that keep fact_check see the same changes.
create or replace function fact_check_born() returns trigger language plpgsql as $$
declare touched integer[] := array(select n.id from new_rows n where n.facts <> '{}');
begin
  if cardinality(touched) > 0 then
    perform fact_check_write(touched);
    perform fact_value_write(touched);
  end if;
  return null;
end $$;

create or replace function fact_check_follows() returns trigger language plpgsql as $$
declare touched integer[] := array(
  select distinct unnest(array[o.root_id, n.root_id, n.id]) from old_rows o join new_rows n on n.id = o.id
  where o.root_id <> n.root_id or o.facts is distinct from n.facts);
begin
  if cardinality(touched) > 0 then
    perform fact_check_write(touched);
    perform fact_value_write(touched);
  end if;
  return null;
end $$;
