-- The share of the four largest moves between whole months that the records cover in both years: so many of the last twelve, and what they brought. Nothing is compared until the next night.
alter table manager_part add column since_revenue_minor bigint not null default 0;
alter table manager_customer add column since_revenue_minor bigint not null default 0;
alter table manager_period
  add column compared_months smallint not null default 0,
  -- Days may have none to be held against: the records do not cover those a year before, nor those a month before.
  drop constraint manager_period_basis,
  add constraint manager_period_basis check (basis in ('year', 'month', 'none')),
  drop constraint manager_period_week_basis,
  add constraint manager_period_week_basis check (week_basis in ('year', 'month', 'none'));
