-- What Prisma cannot say: checks, triggers, expression and partial indexes, the search function, the partitioned rows of runs.

-- Names in the order a Chinese reader expects.
create collation if not exists zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin');

-- Closed lists ----------------------------------------------------------------------------------------------------------------
alter table outlet add constraint outlet_kind check (kind in ('headquarters', 'region', 'branch', 'district', 'outlet', 'hub'));
alter table app_user add constraint app_user_kind check (kind in ('person', 'service'));
alter table role_permission add constraint role_permission_scope check (scope in ('own', 'team', 'outlet', 'outlet_tree', 'all'));
alter table customer
  add constraint customer_kind check (kind in ('consumer', 'business', 'distributor', 'internal')),
  add constraint customer_lifecycle check (lifecycle in ('potential', 'new', 'regular', 'loyal')),
  add constraint customer_credit_grade check (credit_grade in ('A', 'B', 'C', 'D'));
alter table waybill
  add constraint waybill_status check (status in ('created', 'await_pickup', 'picked_up', 'in_transit', 'out_for_delivery',
    'at_locker_or_station', 'delivered', 'exception', 'refused', 'returning', 'returned', 'forwarded', 'customs', 'cancelled', 'unknown')),
  add constraint waybill_pieces check (pieces >= 0);
alter table case_record
  add constraint case_type check (type in ('enquiry', 'request', 'complaint', 'appeal', 'claim', 'compliment', 'internal'));
alter table survey_response
  add constraint survey_response_scales check (
    satisfaction between 1 and 5 and recommend between 0 and 10 and expectation between 1 and 5 and perception between 1 and 5);
alter table import
  add constraint import_status check (status in ('queued', 'validating', 'ready', 'applying', 'done', 'failed', 'cancelled', 'reverting', 'reverted'));
alter table analysis_run
  add constraint analysis_run_status check (status in ('queued', 'running', 'done', 'failed', 'cancelled'));

-- References inside a module. None points at a waybill from outside its module (it keeps the road to distribution open). ------
alter table customer
  add foreign key (owner_id) references app_user (id),
  add foreign key (outlet_id) references outlet (id);
alter table customer_standing add foreign key (customer_id) references customer (id) on delete cascade;
alter table customer_collaborator add foreign key (user_id) references app_user (id) on delete cascade;
alter table customer_fact add foreign key (key) references fact_key (key);
alter table contact add foreign key (customer_id) references customer (id);
alter table interaction add foreign key (customer_id) references customer (id), add foreign key (user_id) references app_user (id);
alter table task add foreign key (customer_id) references customer (id), add foreign key (assignee_id) references app_user (id);
alter table survey_invitation add foreign key (survey_id) references survey (id), add foreign key (customer_id) references customer (id);
alter table survey_response add foreign key (survey_id) references survey (id), add foreign key (customer_id) references customer (id);
alter table case_record add foreign key (customer_id) references customer (id);
alter table import_error add foreign key (import_id) references import (id) on delete cascade;
alter table import_change add foreign key (import_id) references import (id) on delete cascade;

-- Audit and fact history are append-only. -------------------------------------------------------------------------------------
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_change();
create trigger customer_fact_append_only before update or delete or truncate on customer_fact
  for each statement execute function refuse_change();

-- A customer is its own root until it is merged; its standing row is born with it and follows it. ------------------------------
create function customer_is_its_own_root() returns trigger language plpgsql as $$
begin
  if new.root_id = 0 then new.root_id := new.id; end if;
  return new;
end $$;
create trigger customer_own_root before insert on customer for each row execute function customer_is_its_own_root();

create function customer_standing_born() returns trigger language plpgsql as $$
begin
  insert into customer_standing (customer_id, owner_id, outlet_id, listed, name, created_at, next_touch_on)
  select id, owner_id, outlet_id, root_id = id and archived_at is null, name, created_at, next_touch_on from new_rows;
  return null;
end $$;
create trigger customer_standing_born after insert on customer
  referencing new table as new_rows for each statement execute function customer_standing_born();

create function customer_standing_follows() returns trigger language plpgsql as $$
begin
  update customer_standing s
  set owner_id = n.owner_id, outlet_id = n.outlet_id, listed = (n.root_id = n.id and n.archived_at is null), name = n.name,
      created_at = n.created_at, next_touch_on = n.next_touch_on
  from new_rows n
  where s.customer_id = n.id
    and (s.owner_id, s.outlet_id, s.listed, s.name, s.created_at, s.next_touch_on)
      is distinct from (n.owner_id, n.outlet_id, (n.root_id = n.id and n.archived_at is null), n.name, n.created_at, n.next_touch_on);
  return null;
end $$;
create trigger customer_standing_follows after update on customer
  referencing new table as new_rows for each statement execute function customer_standing_follows();

-- Months whose sums a write has touched, old and new; nobody who writes can forget them. ----------------------------------------
create function waybill_touches_inserted() returns trigger language plpgsql as $$
begin
  insert into touched_month (customer_id, outlet_id, month)
  select distinct customer_id, coalesce(outlet_id, 0), date_trunc('month', accepted_on)::date from new_rows;
  return null;
end $$;
create function waybill_touches_deleted() returns trigger language plpgsql as $$
begin
  insert into touched_month (customer_id, outlet_id, month)
  select distinct customer_id, coalesce(outlet_id, 0), date_trunc('month', accepted_on)::date from old_rows;
  return null;
end $$;
create function waybill_touches_updated() returns trigger language plpgsql as $$
begin
  insert into touched_month (customer_id, outlet_id, month)
  select customer_id, coalesce(outlet_id, 0), date_trunc('month', accepted_on)::date from old_rows
  union
  select customer_id, coalesce(outlet_id, 0), date_trunc('month', accepted_on)::date from new_rows;
  return null;
end $$;
create trigger waybill_touches_inserted after insert on waybill
  referencing new table as new_rows for each statement execute function waybill_touches_inserted();
create trigger waybill_touches_deleted after delete on waybill
  referencing old table as old_rows for each statement execute function waybill_touches_deleted();
create trigger waybill_touches_updated after update on waybill
  referencing old table as old_rows new table as new_rows for each statement execute function waybill_touches_updated();

create function case_touches_inserted() returns trigger language plpgsql as $$
begin
  insert into touched_month (customer_id, outlet_id, month)
  select distinct customer_id, coalesce(outlet_id, 0), date_trunc('month', opened_on)::date from new_rows;
  return null;
end $$;
create function case_touches_deleted() returns trigger language plpgsql as $$
begin
  insert into touched_month (customer_id, outlet_id, month)
  select distinct customer_id, coalesce(outlet_id, 0), date_trunc('month', opened_on)::date from old_rows;
  return null;
end $$;
create function case_touches_updated() returns trigger language plpgsql as $$
begin
  insert into touched_month (customer_id, outlet_id, month)
  select customer_id, coalesce(outlet_id, 0), date_trunc('month', opened_on)::date from old_rows
  union
  select customer_id, coalesce(outlet_id, 0), date_trunc('month', opened_on)::date from new_rows;
  return null;
end $$;
create trigger case_touches_inserted after insert on case_record
  referencing new table as new_rows for each statement execute function case_touches_inserted();
create trigger case_touches_deleted after delete on case_record
  referencing old table as old_rows for each statement execute function case_touches_deleted();
create trigger case_touches_updated after update on case_record
  referencing old table as old_rows new table as new_rows for each statement execute function case_touches_updated();

-- Search ------------------------------------------------------------------------------------------------------------------------
-- Pairs of neighbouring characters: a trigram index finds nothing for two Chinese characters, this one does.
create function search_grams(value text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr(value, i, 2)), '{}')
  from generate_series(1, length(value) - 1) as i
  where strpos(substr(value, i, 2), E'\n') = 0
$$;
create function phone_digits(value text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(value, '[^0-9]', '', 'g')
$$;
create index customer_search on customer using gin (search_grams(search_text));
create index customer_phone on customer (phone_digits(phone)) where phone is not null;
create index customer_phone_last4 on customer (right(phone_digits(phone), 4)) where phone is not null;
create index customer_root on customer (root_id) where root_id <> id;
create index customer_parent on customer (parent_id) where parent_id is not null;
create index customer_credit_code on customer (credit_code) where credit_code is not null;
create index customer_tags on customer using gin (tags);
create index customer_created_import on customer (created_import_id) where created_import_id is not null;
create index contact_search on contact using gin (search_grams(search_text));
create index contact_phone on contact (phone_digits(phone)) where phone is not null;
create index contact_phone_last4 on contact (right(phone_digits(phone), 4)) where phone is not null;
create index contact_created_import on contact (created_import_id) where created_import_id is not null;

-- Sort keys of the customer list: each ends in the id and takes an unknown for the far end. ---------------------------------------
create index customer_standing_owner on customer_standing (owner_id) where listed;
create index customer_standing_outlet on customer_standing (outlet_id) where listed;
create index customer_standing_by_name on customer_standing (name collate zh_pinyin, customer_id) where listed;
create index customer_standing_by_created on customer_standing (created_at, customer_id) where listed;
create index customer_standing_by_touch on customer_standing (coalesce(next_touch_on, 'infinity'), customer_id) where listed;
create index customer_standing_by_shipping on customer_standing (coalesce(last_shipping_on, '-infinity'), customer_id) where listed;
create index customer_standing_by_value on customer_standing (coalesce(value_minor, -9007199254740991), customer_id) where listed;
create index customer_standing_by_dormancy on customer_standing (coalesce(dormancy_ratio, -1), customer_id) where listed;

-- Imports ---------------------------------------------------------------------------------------------------------------------
create unique index import_identity on import (identity_hash) where status not in ('failed', 'cancelled', 'reverted');
create index waybill_created_import on waybill (created_import_id) where created_import_id is not null;
create index tracking_event_created_import on tracking_event (created_import_id) where created_import_id is not null;
create index case_created_import on case_record (created_import_id) where created_import_id is not null;
create index survey_invitation_created_import on survey_invitation (created_import_id) where created_import_id is not null;
create index survey_response_created_import on survey_response (created_import_id) where created_import_id is not null;

-- Rows of runs: one partition a run, filled by COPY, indexed, then attached; dropped when they are no longer kept. -----------------
create table run_assignment (
  run_id integer not null,
  customer_id integer not null,
  rank integer not null,
  class text not null,
  value double precision,
  cumulative_share double precision,
  inputs double precision[] not null
) partition by list (run_id);

-- Churning tables are cleaned early. -----------------------------------------------------------------------------------------------
alter table touched_month set (autovacuum_vacuum_scale_factor = 0.05);
alter table customer_standing set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
