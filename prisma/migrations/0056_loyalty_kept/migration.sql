-- What each customer with a class of loyalty brought in twelve months, and what ties it to us as far as records say; worked out anew every night. The figures below `shipments` stand for those whose
-- attitude is known, and are null where there is nothing to measure.
create table customer_loyalty (
  customer_id integer primary key references customer (id) on delete cascade,
  revenue_minor bigint not null,
  shipments integer not null,
  discount double precision,
  connected double precision,
  visits double precision,
  transit_hours double precision,
  on_time double precision,
  harm double precision,
  cases double precision,
  added double precision,
  electronic double precision,
  contacts double precision
);
create index customer_loyalty_revenue_minor_customer_id_idx on customer_loyalty (revenue_minor, customer_id);

create table loyalty_period (
  id integer primary key default 1 constraint loyalty_period_one check (id = 1),
  from_on date not null,
  to_on date not null,
  kept_at timestamptz(3) not null default current_timestamp
);

-- That somebody has seen a customer whose loyalty is spurious, and lets it be for three months.
create table loyalty_seen (
  customer_id integer primary key references customer (id) on delete cascade,
  reason text constraint loyalty_seen_reason check (reason in ('agreed', 'accepted', 'known')),
  note text,
  seen_on date not null,
  seen_at timestamptz(3) not null default current_timestamp,
  seen_by_id integer not null references app_user (id)
);

alter table task drop constraint task_origin;
alter table task add constraint task_origin check (origin in ('drop', 'keeping', 'value_change', 'false_loyalty'));
