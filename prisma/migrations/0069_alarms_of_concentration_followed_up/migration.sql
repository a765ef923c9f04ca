-- Places above that hold the same customers say the same: one alarm stands at the lowest of them, with those above by id, the nearest first (0 is the company). `told_at`: when the people concerned were told; null until then.
alter table concentration_alarm add column above_ids int[] not null default '{}', add column told_at timestamptz(3);
-- Those that stand already are no news.
update concentration_alarm set told_at = current_timestamp;

-- That somebody has seen a customer's alarms, and lets them be for three months; an alarm that opens later is not among them.
create table concentration_seen (
  customer_id integer primary key references customer (id) on delete cascade,
  reason text constraint concentration_seen_reason check (reason in ('secured', 'accepted', 'known')),
  note text,
  seen_on date not null,
  seen_at timestamptz(3) not null default current_timestamp,
  seen_by_id integer not null references app_user (id)
);

alter table task drop constraint task_origin;
alter table task add constraint task_origin check (origin in ('drop', 'keeping', 'value_change', 'false_loyalty', 'sleeper', 'concentration'));
