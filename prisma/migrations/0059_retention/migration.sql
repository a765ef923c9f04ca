-- How long customers stayed, and what the customers of the year before brought since, kept every night. No outlet and no owner are 0.
create table survival_part (
  outlet_id integer not null,
  owner_id integer not null,
  kind text not null,
  months integer not null,
  lost boolean not null,
  customers integer not null,
  primary key (outlet_id, owner_id, kind, months, lost)
);

create table retention_part (
  outlet_id integer not null,
  owner_id integer not null,
  kind text not null,
  customers_then integer not null,
  customers_kept integer not null,
  revenue_then_minor bigint not null,
  revenue_kept_minor bigint not null,
  revenue_now_minor bigint not null,
  primary key (outlet_id, owner_id, kind)
);

-- One row: the first day of the twelve months before, of the last twelve, the day after them, and from how many days on a customer counted as lost.
create table retention_period (
  id integer primary key constraint retention_period_one check (id = 1),
  from_on date not null,
  middle_on date not null,
  to_on date not null,
  lost_after_days integer not null
);
