-- The seven days up to the last night beside the month to date, by outlet, owner and kind of customer, and what they are held against.
alter table manager_part
  add column week_shipments int not null default 0,
  add column week_revenue_minor bigint not null default 0,
  add column week_shipments_then double precision not null default 0,
  add column week_revenue_then_minor double precision not null default 0;

-- Null where figures were kept before there was a week: they are worked out anew within minutes.
alter table manager_period
  add column week_then_from date,
  add column week_then_to date,
  add column week_basis text constraint manager_period_week_basis check (week_basis in ('year', 'month'));
