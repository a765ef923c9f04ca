-- What each customer brought and cost over some stretches of days: 1 the last twelve months, 2 the same three months before, 3 the last three months, 4 the calendar year. Ranks are
-- over the whole company, 1 the largest; rank_fall is how many places a customer loses when what serving it costs is taken off. Worked out anew by the nightly job.
create table customer_profit (
  customer_id integer not null references customer (id) on delete cascade,
  span smallint not null,
  shipments integer not null,
  pieces bigint not null,
  revenue_minor bigint not null,
  pickup_minor bigint not null,
  linehaul_minor bigint not null,
  delivery_minor bigint not null,
  other_minor bigint not null,
  claims_minor bigint not null,
  service_minor bigint not null,
  marketing_minor bigint not null,
  margin_minor bigint not null,
  profit_minor bigint not null,
  margin_rank integer not null,
  profit_rank integer not null,
  rank_fall integer not null,
  fifth smallint not null,
  primary key (customer_id, span),
  constraint customer_profit_span check (span between 1 and 4),
  constraint customer_profit_fifth check (fifth between 1 and 5)
);
create index customer_profit_span_profit on customer_profit (span, profit_minor, customer_id);
create index customer_profit_span_rank_fall on customer_profit (span, rank_fall, customer_id);

-- The same by outlet, owner and fifth of the margin, 0 for none; what sums over a reader's customers are added up from. Turned are those whose margin is above zero and whose profit is not.
create table profit_part (
  span smallint not null,
  outlet_id integer not null,
  owner_id integer not null,
  fifth smallint not null,
  customers integer not null,
  revenue_minor bigint not null,
  pickup_minor bigint not null,
  linehaul_minor bigint not null,
  delivery_minor bigint not null,
  other_minor bigint not null,
  claims_minor bigint not null,
  service_minor bigint not null,
  marketing_minor bigint not null,
  turned integer not null,
  turned_minor bigint not null,
  primary key (span, outlet_id, owner_id, fifth)
);

create table profit_period (
  span smallint primary key,
  from_on date not null,
  to_on date not null,
  customers integer not null,
  revenue_minor bigint not null
);

-- What each customer is worth this year and beyond, and a prospect by what it says it sends; worked out anew by the nightly job.
create table customer_worth (
  customer_id integer primary key references customer (id) on delete cascade,
  potential boolean not null,
  year_minor bigint not null,
  twelve_minor bigint not null,
  lifetime_minor bigint,
  p_alive double precision,
  frequency integer,
  expected_shipments double precision,
  staying text not null,
  at_risk_minor bigint not null,
  keeping text not null,
  pieces_month integer,
  segment text,
  segment_customers integer,
  constraint customer_worth_staying check (staying in ('likely', 'doubtful', 'unlikely', 'unknown')),
  constraint customer_worth_keeping check (keeping in ('pays', 'safe', 'too_small', 'loss', 'unknown')),
  constraint customer_worth_potential check (potential = (pieces_month is not null))
);
create index customer_worth_year on customer_worth (year_minor, customer_id);
create index customer_worth_lifetime on customer_worth ((coalesce(lifetime_minor, -9007199254740991)), customer_id);
create index customer_worth_staying on customer_worth ((coalesce(p_alive, 2)), customer_id);
create index customer_worth_expected on customer_worth ((coalesce(expected_shipments, -1)), customer_id);
create index customer_worth_at_risk on customer_worth (keeping, at_risk_minor, customer_id);

-- By which run and as of which day; one row.
create table worth_period (
  id integer primary key default 1,
  as_of date not null,
  year_from date not null,
  twelve_from date not null,
  run_id integer,
  horizon_days integer,
  measure text,
  constraint worth_period_one check (id = 1)
);

-- Customers whose value of twelve months, or whose class, has changed by much within three months; nobody else has a row. Worked out anew by the nightly job.
create table customer_value_change (
  customer_id integer primary key references customer (id) on delete cascade,
  as_of date not null,
  then_on date not null,
  since date not null,
  fell boolean not null,
  now_minor bigint not null,
  then_minor bigint not null,
  change_minor bigint not null,
  class_now text,
  class_then text,
  figures jsonb not null,
  driver text not null
);
create index customer_value_change_change on customer_value_change (change_minor, customer_id);

-- That somebody has seen a change and lets it be. It holds while the value goes the same way, for three months.
create table value_change_seen (
  customer_id integer primary key references customer (id) on delete cascade,
  fell boolean not null,
  note text,
  seen_on date not null,
  seen_at timestamptz(3) not null default current_timestamp,
  seen_by_id integer not null references app_user (id)
);

-- Tasks are handed out from two more lists.
alter table task drop constraint task_origin;
alter table task add constraint task_origin check (origin in ('drop', 'keeping', 'value_change'));
