-- What each product brought over the compared months and over the same of the year before, by outlet and owner of the customers, 0 for none, and product, '' for none; kept every night. What is shown of a reader's
-- customers is added up from it.
create table product_growth_part (
  outlet_id integer not null,
  owner_id integer not null,
  product text not null,
  shipments integer not null,
  shipments_then integer not null,
  revenue_minor bigint not null,
  revenue_then_minor bigint not null,
  primary key (outlet_id, owner_id, product)
);

-- One row: the months, those of the year before, and whether the company's records cover these. While it is missing all figures of the night are behind, and are kept within a minute of an update.
create table product_growth_period (
  id integer primary key constraint product_growth_period_one check (id = 1),
  from_on date not null,
  to_on date not null,
  then_from_on date not null,
  then_to_on date not null,
  covered boolean not null
);

-- The strongest tie that keeps whom the second matrix knows, `none` where none is known; null for whoever is not in it. Written where levels are kept, after a run of either matrix and every night.
alter table customer_level add column tie text constraint customer_level_tie check (tie in ('structural', 'social', 'financial', 'none'));

-- By which run of the second matrix levels and ties were kept; one row, without a run while there are not both. While the row is missing all figures of the night are behind, and are kept within a minute of an update.
create table customer_level_period (
  id integer primary key constraint customer_level_period_one check (id = 1),
  scale_run_id integer
);
