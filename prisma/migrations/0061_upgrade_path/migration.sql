-- Every change of a customer's stage of life: as it was stated, from now on by trigger whatever door it came through; and as waybills tell of the time before. The first waybill opens its gate by itself, on its own day:
-- that one is worked out from waybills alone.
create table lifecycle_change (
  id serial primary key,
  customer_id integer not null references customer (id) on delete cascade,
  from_stage text not null constraint lifecycle_change_from check (from_stage in ('potential', 'new', 'regular', 'loyal')),
  to_stage text not null constraint lifecycle_change_to check (to_stage in ('potential', 'new', 'regular', 'loyal')),
  changed_on date not null,
  origin text not null constraint lifecycle_change_origin check (origin in ('stated', 'waybills')),
  noted_at timestamptz(3) not null default now()
);
create index lifecycle_change_of_customer on lifecycle_change (customer_id, to_stage);
create index lifecycle_change_by_day on lifecycle_change (changed_on);

create function note_lifecycle_change() returns trigger language plpgsql as $$
begin
  insert into lifecycle_change (customer_id, from_stage, to_stage, changed_on, origin)
  values (new.id, old.lifecycle, new.lifecycle, (now() at time zone coalesce((select value #>> '{}' from company_setting where key = 'time_zone'), 'UTC'))::date, 'stated');
  return null;
end $$;
create trigger customer_lifecycle_changes after update of lifecycle on customer for each row
  when (old.lifecycle is distinct from new.lifecycle and not (old.lifecycle = 'potential' and new.lifecycle = 'new'))
  execute function note_lifecycle_change();

-- Where a customer stands on the path, since when, and whether it is just short of the next gate; as of the last night.
create table lifecycle_place (
  customer_id integer primary key references customer (id) on delete cascade,
  stage text not null constraint lifecycle_place_stage check (stage in ('potential', 'new', 'regular', 'loyal')),
  since_on date not null,
  near boolean not null
);
create index lifecycle_place_by_stage on lifecycle_place (stage, since_on);

-- How many days customers that went up stood at a stage before, in the middle of them; as of the last night.
create table lifecycle_usual (
  stage text primary key constraint lifecycle_usual_stage check (stage in ('potential', 'new', 'regular')),
  days double precision not null,
  customers integer not null
);
