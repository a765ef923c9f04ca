-- Who has ever passed the gate of the regular, whatever it does today: the quarters of the upgrade path counted only those that are regular still. Null until the next night has said it, and not told until then.
alter table lifecycle_place add column passed_regular boolean;

-- Who is behind the curves of how long customers stay, and behind retention: a narrow row a customer, written with them in the night, changed rows only. Empty until the next one.
create table survival_customer (
  customer_id integer primary key references customer (id) on delete cascade,
  fate text not null constraint survival_customer_fate check (fate in ('left', 'here', 'later', 'unknown')),
  entry integer not null,
  months integer not null,
  kind text not null,
  segment text not null,
  start_class text constraint survival_customer_class check (start_class in ('A', 'B', 'C')),
  shipped_then boolean not null,
  shipped_now boolean not null
);
create index survival_customer_by_fate on survival_customer (fate, months, customer_id);
create index survival_customer_by_months on survival_customer (months, customer_id);
