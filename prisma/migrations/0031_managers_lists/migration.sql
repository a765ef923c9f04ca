-- Postal appeals of the waybills that service is rated over, and those of them that the regulator found to be effective.
alter table manager_part add column appeals integer not null default 0;
alter table manager_part add column effective_appeals integer not null default 0;

-- Every customer that paid another sum this month to date than in the days it is compared with.
create table revenue_change (
  customer_id integer primary key references customer (id) on delete cascade,
  season_kind_id integer not null,
  shipments double precision not null,
  shipments_then double precision not null,
  revenue_minor bigint not null,
  revenue_then_minor bigint not null,
  change_minor bigint not null
);
create index revenue_change_change_minor_customer_id_idx on revenue_change (change_minor, customer_id);
create index revenue_change_season_kind_id_change_minor_customer_id_idx on revenue_change (season_kind_id, change_minor, customer_id);

-- What each customer is worth in the calendar year, with its parts; nobody has a row who neither brought nor cost anything.
create table customer_year_value (
  customer_id integer primary key references customer (id) on delete cascade,
  revenue_minor bigint not null,
  pickup_minor bigint not null,
  linehaul_minor bigint not null,
  delivery_minor bigint not null,
  other_minor bigint not null,
  claims_minor bigint not null,
  service_minor bigint not null,
  marketing_minor bigint not null,
  value_minor bigint not null
);
create index customer_year_value_value_minor_customer_id_idx on customer_year_value (value_minor, customer_id);

-- The same by outlet and owner, for the sum over a reader's customers.
create table year_value_part (
  outlet_id integer not null,
  owner_id integer not null,
  customers integer not null,
  revenue_minor bigint not null,
  pickup_minor bigint not null,
  linehaul_minor bigint not null,
  delivery_minor bigint not null,
  other_minor bigint not null,
  claims_minor bigint not null,
  service_minor bigint not null,
  marketing_minor bigint not null,
  primary key (outlet_id, owner_id)
);

create table year_value_period (
  id integer primary key default 1,
  from_on date not null,
  to_on date not null,
  kept_at timestamptz(3) not null default current_timestamp,
  constraint year_value_period_one check (id = 1)
);

-- Waybills that went wrong in the timeline of their customer, and requests about it.
create index waybill_exception_of_customer on waybill (customer_id, (coalesce(delivered_at, accepted_at)), id)
  where damaged or lost or status in ('exception', 'refused', 'returning', 'returned');
create index approval_by_customer on approval (customer_id, asked_at) where customer_id is not null;
