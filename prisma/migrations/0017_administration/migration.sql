-- What administrators work with: settings with versions, the calendar, the audit as a list.

-- Days on which it is otherwise than the weekday says: public holidays, and weekends that are worked.
create table calendar_day (
  day date primary key,
  kind text not null,
  -- A name of the catalogues (spring_festival), or the company's own words.
  name text not null,
  -- Worked out, not yet announced.
  provisional boolean not null default false,
  constraint calendar_day_kind check (kind in ('holiday', 'working'))
);

-- Who changed a setting, and over which version.
alter table company_setting
  add column version integer not null default 1,
  add column updated_by_id integer references app_user (id) on delete set null;

-- Keys of the dictionary that are changed by two at once.
alter table fact_key add column version integer not null default 1;

-- The administrator of a company that stands already may do what is new; a company that begins gets it with its roles.
insert into role_permission (role_key, permission, scope)
select r.key, p.name, 'all' from role r cross join (values ('outlet:manage'), ('settings:manage')) p (name) where r.key = 'administrator'
on conflict do nothing;

-- The audit is read by time; of one person, or of one kind of event, too.
drop index audit_event_at_idx;
create index audit_event_at_id_idx on audit_event (at, id);
create index audit_event_actor_id_at_id_idx on audit_event (actor_id, at, id);
create index audit_event_action_at_id_idx on audit_event (action, at, id);

-- Colleagues in the order of their names.
create index app_user_by_name on app_user (name collate zh_pinyin, id) where kind = 'person';
