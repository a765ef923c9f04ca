-- What a running run is at, for whoever waits for it.
alter table analysis_run add column stage text;
alter table analysis_run
  add constraint analysis_run_stage check (stage in ('sums', 'reading', 'classifying', 'comparing', 'publishing'));

-- What was decided by hand, the latest first.
create index "customer_override_set_at_customer_id_scheme_idx" on customer_override (set_at, customer_id, scheme);
