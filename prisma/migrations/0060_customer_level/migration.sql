-- What the two matrices recommend for each customer, as their shown runs have it, and which level somebody decided on. Kept after every run of either matrix; the list reads it in the order of its index, the undecided first,
-- then by revenue.
create table customer_level (
  customer_id integer primary key references customer (id) on delete cascade,
  recommended text constraint customer_level_recommended check (recommended in ('partnership', 'proactive', 'accountable', 'reactive', 'basic')),
  recommended_by text constraint customer_level_recommended_by check (recommended_by in ('scale', 'scale_and_segment', 'segment')),
  scale_cell text,
  count_cell text,
  revenue_minor bigint not null default 0,
  accepted text constraint customer_level_accepted check (accepted in ('partnership', 'proactive', 'accountable', 'reactive', 'basic')),
  decision_id integer,
  place bigint not null generated always as ((case when accepted is null then 4000000000000000000 else 0 end) + revenue_minor) stored,
  constraint customer_level_whole check ((recommended is null) = (recommended_by is null) and (accepted is null or decision_id is not null))
);
create index customer_level_by_place on customer_level (place, customer_id);
create index customer_level_by_recommended on customer_level (recommended, place, customer_id);

-- Every decision on a level, append-only: null is one that was taken back. Those that were accepted at once carry the same batch.
create table customer_level_decision (
  id serial primary key,
  customer_id integer not null references customer (id) on delete cascade,
  level text constraint customer_level_decision_level check (level in ('partnership', 'proactive', 'accountable', 'reactive', 'basic')),
  previous text,
  recommended text,
  reason text,
  batch integer,
  by_id integer not null references app_user (id),
  at timestamptz(3) not null default now()
);
create index customer_level_decision_of_customer on customer_level_decision (customer_id, id);
create index customer_level_decision_by_batch on customer_level_decision (batch);
create sequence customer_level_batch as integer;

-- Whether a customer was contacted more or less than its class asks for, over the ninety days before the last night; whoever has a rhythm has a row.
create table contact_balance (
  customer_id integer primary key references customer (id) on delete cascade,
  standing text not null constraint contact_balance_standing check (standing in ('more', 'less', 'even')),
  rhythm text not null,
  days integer not null,
  calls integer not null,
  visits integer not null,
  asked double precision not null,
  hours double precision not null,
  asked_hours double precision not null,
  gap_minor bigint not null,
  as_of date not null
);
create index contact_balance_by_gap on contact_balance (standing, gap_minor, customer_id);
