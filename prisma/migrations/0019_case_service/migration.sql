-- What the service of a case goes by, what happened in it, where it stands, and its clocks.

alter table case_record
  add column subcategory text,
  add column goods_value_minor bigint,
  add column alarms text[] not null default array[]::text[],
  add column priority_by_hand smallint,
  add column called_again integer not null default 0,
  add column regulator_province text,
  add column first_answer_at timestamptz(3),
  add column first_answer_minutes integer,
  add column heard_at timestamptz(3),
  add column callback_at timestamptz(3),
  add column asked_outlet_id integer references outlet (id),
  add column asked_outlet_ids integer[] not null default array[]::integer[],
  add column outlet_asked_at timestamptz(3),
  add column outlet_answered_at timestamptz(3),
  add column told_at timestamptz(3),
  add column drafted_at timestamptz(3),
  add column reported_at timestamptz(3),
  add column effective boolean,
  add column root_cause text,
  add column resolution text,
  add column closed_at timestamptz(3),
  add column reopened_at timestamptz(3),
  add column reopened_count integer not null default 0,
  add column follow_up_wanted boolean not null default false,
  add column follow_up_task_id integer,
  add column followed_up_at timestamptz(3),
  add column satisfied boolean,
  add constraint case_priority_by_hand check (priority_by_hand between 1 and 3),
  add constraint case_alarms check (alarms <@ array['injury', 'publicity', 'batch']);

-- What was solved before there were these rules is over. It is summed as before, so no month is to be summed again.
alter table case_record disable trigger case_touches_updated;
update case_record set closed_at = resolved_at where resolved_at is not null;
alter table case_record enable trigger case_touches_updated;

create table case_event (
  id bigserial primary key,
  case_id integer not null,
  kind text not null,
  at timestamptz(3) not null,
  noted_at timestamptz(3) not null default current_timestamp,
  actor_id integer references app_user (id),
  channel text,
  outlet_id integer references outlet (id),
  text text,
  detail jsonb not null default '{}'
);
create index case_event_case_id_id_idx on case_event (case_id, id);
create trigger case_event_append_only before update or delete or truncate on case_event
  for each statement execute function refuse_change();

create table case_clock (
  case_id integer not null references case_record (id) on delete cascade,
  kind text not null,
  started_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  next_point_at timestamptz(3),
  primary key (case_id, kind)
);
alter table case_clock set (autovacuum_vacuum_scale_factor = 0.05);

-- Narrow, and written far more often than the record.
create table case_standing (
  case_id integer primary key references case_record (id) on delete cascade,
  stale boolean not null default true,
  stage text not null default 'open',
  priority smallint not null default 3,
  service_class text,
  active boolean not null default true,
  next_clock text,
  next_due_at timestamptz(3),
  constraint case_standing_stage check (stage in ('open', 'waiting_outlet', 'answered', 'resolved', 'closed')),
  constraint case_standing_priority check (priority between 1 and 3),
  constraint case_standing_class check (service_class in ('A', 'B', 'C', 'consumer'))
);
alter table case_standing set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
insert into case_standing (case_id, stage, active)
select id, case when resolved_at is null then 'open' else 'resolved' end, resolved_at is null and archived_at is null from case_record;

-- Whoever writes a case, a service, an import or a hand: its standing is born with it, and stale when its version has moved.
create function case_standing_born() returns trigger language plpgsql as $$
begin
  insert into case_standing (case_id, stage, active)
  select id, case when resolved_at is null then 'open' else 'resolved' end, resolved_at is null and archived_at is null from new_rows;
  return null;
end $$;
create trigger case_standing_born after insert on case_record
  referencing new table as new_rows for each statement execute function case_standing_born();

create function case_standing_stale() returns trigger language plpgsql as $$
begin
  update case_standing s set stale = true
  from new_rows n join old_rows o on o.id = n.id
  where s.case_id = n.id and not s.stale and n.version <> o.version;
  return null;
end $$;
create trigger case_standing_stale after update on case_record
  referencing old table as old_rows new table as new_rows for each statement execute function case_standing_stale();
