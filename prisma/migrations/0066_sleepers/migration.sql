-- Customers that ship less often than their own rhythm says and are not lost yet: why that may be, what losing them would cost, and whether they are worth waking. Worked out anew by the nightly job.
create table customer_sleeper (
  customer_id integer primary key references customer (id) on delete cascade,
  as_of date not null,
  -- The day on which it came into the list.
  since date not null,
  -- 1 drowsy, 2 half asleep, 3 asleep.
  level smallint not null constraint customer_sleeper_level check (level between 1 and 3),
  last_shipping_on date not null,
  shipments integer not null,
  -- Of the twelve months up to that of the last shipment; the margin where any cost is known.
  revenue_minor bigint not null,
  margin_minor bigint,
  -- Of the last run of lifetime value, where there is one.
  lifetime_minor bigint,
  worth text not null constraint customer_sleeper_worth check (worth in ('worth', 'negative', 'little')),
  causes text[] not null default '{}',
  evidence jsonb not null
);
create index customer_sleeper_by_revenue on customer_sleeper (revenue_minor, customer_id);
create index customer_sleeper_by_day on customer_sleeper (last_shipping_on, customer_id);

-- That somebody has seen a sleeper and lets it be; as of drops.
create table sleeper_seen (
  customer_id integer primary key references customer (id) on delete cascade,
  level smallint not null constraint sleeper_seen_level check (level between 1 and 3),
  reason text constraint sleeper_seen_reason check (reason in ('seasonal', 'closed', 'known')),
  note text,
  seen_on date not null,
  seen_at timestamptz(3) not null default now(),
  seen_by_id integer not null references app_user (id)
);

alter table task drop constraint task_origin;
alter table task add constraint task_origin check (origin in ('drop', 'keeping', 'value_change', 'false_loyalty', 'sleeper'));
