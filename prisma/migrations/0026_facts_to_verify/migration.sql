-- What a customer's facts need: how many are known, and of each information class the day on which the one that nobody has looked at
-- for longest was last verified. A note without that day counts from the day it was written; a value without a note was never verified.
-- Keys that are switched off are left out, and so is a class of which nothing is known. One row for each customer that is its own root
-- and of whom something is known; written by the triggers below only.
create table fact_check (
  customer_id integer primary key references customer (id) on delete cascade,
  known integer not null check (known > 0),
  descriptive_on date,
  behavioural_on date,
  relational_on date
);
create index fact_check_descriptive on fact_check (descriptive_on) where descriptive_on is not null;
create index fact_check_behavioural on fact_check (behavioural_on) where behavioural_on is not null;
create index fact_check_relational on fact_check (relational_on) where relational_on is not null;

-- The day on which the current value of a key was last verified, in company time; '-infinity' for never.
create function fact_verified_on(root integer, fact text, current_value jsonb, zone text) returns date language sql stable as $$
  select coalesce((
    select coalesce(n.verified_on, (n.noted_at at time zone zone)::date)
    from customer m join customer_fact n on n.customer_id = m.id
    where m.root_id = root and n.key = fact and n.value = current_value order by n.id desc limit 1), '-infinity')
$$;

create function fact_check_write(touched integer[]) returns void language plpgsql as $$
declare zone text := coalesce((select value #>> '{}' from company_setting where key = 'time_zone'), 'UTC');
begin
  with now_known as (
    select r.id, k.info_class, fact_verified_on(r.id, e.key, e.value, zone) as day
    from customer r cross join lateral jsonb_each(r.facts) e (key, value) join fact_key k on k.key = e.key and k.active
    where r.id = any(touched) and r.root_id = r.id
  ), gone as (
    delete from fact_check f where f.customer_id = any(touched) and not exists (select from now_known n where n.id = f.customer_id)
  )
  insert into fact_check as f (customer_id, known, descriptive_on, behavioural_on, relational_on)
  select n.id, count(*)::int, min(n.day) filter (where n.info_class = 'descriptive'), min(n.day) filter (where n.info_class = 'behavioural'),
    min(n.day) filter (where n.info_class = 'relational')
  from now_known n group by n.id
  on conflict (customer_id) do update set known = excluded.known, descriptive_on = excluded.descriptive_on,
    behavioural_on = excluded.behavioural_on, relational_on = excluded.relational_on
  where (f.known, f.descriptive_on, f.behavioural_on, f.relational_on)
    is distinct from (excluded.known, excluded.descriptive_on, excluded.behavioural_on, excluded.relational_on);
end $$;

create function fact_check_noted() returns trigger language plpgsql as $$
begin
  perform fact_check_write(array(select distinct c.root_id from new_rows n join customer c on c.id = n.customer_id));
  return null;
end $$;
create trigger fact_check_noted after insert on customer_fact
  referencing new table as new_rows for each statement execute function fact_check_noted();

create function fact_check_born() returns trigger language plpgsql as $$
declare touched integer[] := array(select n.id from new_rows n where n.facts <> '{}');
begin
  if cardinality(touched) > 0 then perform fact_check_write(touched); end if;
  return null;
end $$;
create trigger fact_check_born after insert on customer
  referencing new table as new_rows for each statement execute function fact_check_born();

-- A merge and its undo move whose notes count.
create function fact_check_follows() returns trigger language plpgsql as $$
declare touched integer[] := array(
  select distinct unnest(array[o.root_id, n.root_id, n.id]) from old_rows o join new_rows n on n.id = o.id
  where o.root_id <> n.root_id or o.facts is distinct from n.facts);
begin
  if cardinality(touched) > 0 then perform fact_check_write(touched); end if;
  return null;
end $$;
create trigger fact_check_follows after update on customer
  referencing old table as old_rows new table as new_rows for each statement execute function fact_check_follows();

-- Keys that are switched on or off: everybody of whom a value is known. Rare, and seconds for a million customers.
create function fact_check_keys() returns trigger language plpgsql as $$
declare switched text[] := array(
  select n.key from old_rows o join new_rows n on n.key = o.key where (o.active, o.info_class) is distinct from (n.active, n.info_class));
begin
  if cardinality(switched) > 0 then perform fact_check_write(array(select c.id from customer c where c.facts ?| switched)); end if;
  return null;
end $$;
create trigger fact_check_keys after update on fact_key
  referencing old table as old_rows new table as new_rows for each statement execute function fact_check_keys();

select fact_check_write(array(select c.id from customer c where c.facts <> '{}'));
