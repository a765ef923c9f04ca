-- That somebody has seen a drop and lets it be, at the level it had then. It holds until the drop is worse by a step, a month has gone by, or the customer has left the list and come into it again.
create table drop_seen (
  customer_id integer primary key references customer (id) on delete cascade,
  level smallint not null constraint drop_seen_level check (level between 1 and 3),
  reason text constraint drop_seen_reason check (reason in ('seasonal', 'closed', 'known')),
  note text,
  seen_on date not null,
  seen_at timestamptz(3) not null default now(),
  seen_by_id integer not null references app_user (id)
);
