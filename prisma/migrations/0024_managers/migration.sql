-- The season of each kind of customer, worked out each night from kept months.
create table season_kind (
  id serial primary key,
  level text not null,
  name text not null,
  customers integer not null,
  shipments_per_month double precision not null,
  weight double precision not null,
  growth double precision not null,
  levels double precision[],
  ordinary double precision not null,
  festival double precision not null,
  from_on date not null,
  to_on date not null,
  known boolean not null,
  kept_at timestamptz(3) not null default current_timestamp,
  constraint season_kind_level check (level in ('company', 'kind', 'industry'))
);
create unique index season_kind_level_name_key on season_kind (level, name);

create table season_month (
  season_kind_id integer not null references season_kind (id) on delete cascade,
  month date not null,
  index double precision not null,
  primary key (season_kind_id, month)
);

-- Customers that ship less than their season lets expect.
create table customer_drop (
  customer_id integer primary key references customer (id) on delete cascade,
  as_of date not null,
  since date not null,
  level smallint not null,
  shipments integer not null,
  expected double precision not null,
  reference_per_month double precision not null,
  price_minor double precision not null,
  loss_minor bigint not null,
  causes text[] default '{}',
  evidence jsonb not null,
  constraint customer_drop_level check (level between 1 and 3)
);
create index customer_drop_loss_minor_customer_id_idx on customer_drop (loss_minor, customer_id);

-- What managers' homes are added up from. 0 is no outlet, no owner, no kind.
create table manager_part (
  outlet_id integer not null,
  owner_id integer not null,
  season_kind_id integer not null,
  shipments integer not null,
  revenue_minor bigint not null,
  shipments_then double precision not null,
  revenue_then_minor double precision not null,
  year_revenue_minor bigint not null,
  year_pieces bigint not null,
  before_revenue_minor bigint not null,
  negative_customers integer not null,
  negative_minor bigint not null,
  waybills integer not null,
  promised integer not null,
  on_time integer not null,
  delivered_72 integer not null,
  complaints integer not null,
  breaches integer not null,
  left_a integer not null,
  left_a_minor bigint not null,
  new_a integer not null,
  new_a_minor bigint not null,
  primary key (outlet_id, owner_id, season_kind_id)
);

create table manager_period (
  id integer primary key default 1,
  as_of date not null,
  then_from date not null,
  then_to date not null,
  basis text not null,
  later_run_id integer,
  earlier_run_id integer,
  kept_at timestamptz(3) not null default current_timestamp,
  constraint manager_period_one check (id = 1),
  constraint manager_period_basis check (basis in ('year', 'month'))
);

create table manager_customer (
  customer_id integer primary key references customer (id) on delete cascade,
  outlet_id integer not null,
  owner_id integer not null,
  year_revenue_minor bigint not null,
  year_pieces bigint not null,
  before_revenue_minor bigint not null,
  change_minor bigint not null
);

-- Customers that cost more than they brought.
create table negative_margin (
  customer_id integer primary key references customer (id) on delete cascade,
  revenue_minor bigint not null,
  pieces bigint not null,
  margin_minor bigint not null
);
create index negative_margin_margin_minor_customer_id_idx on negative_margin (margin_minor, customer_id);
