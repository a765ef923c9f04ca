-- Charts that read all customers, as they were worked out first on a day: by a digest of chart, days, filters, scope and language. Yesterday's are forgotten.
create table kept_chart (
  key text primary key,
  data jsonb not null,
  kept_at timestamptz(3) not null
);
create index kept_chart_kept_at_idx on kept_chart (kept_at);
