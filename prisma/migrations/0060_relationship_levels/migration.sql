-- What people decided on how close to keep to a customer, in place of or in agreement with what the two matrices recommend. Rows are never changed but for being taken back: the latest that was not, and has not run out,
-- is the level in force.
create table relationship_decision (
  id serial primary key,
  customer_id integer not null references customer (id) on delete cascade,
  level text not null constraint relationship_decision_level check (level in ('partnership', 'proactive', 'accountable', 'reactive', 'basic')),
  recommended text constraint relationship_decision_recommended check (recommended in ('partnership', 'proactive', 'accountable', 'reactive', 'basic')),
  reason text,
  until_on date,
  batch text,
  decided_by_id integer not null references app_user (id),
  decided_at timestamptz(3) not null default now(),
  taken_back_at timestamptz(3),
  constraint relationship_decision_reasoned check (level is not distinct from recommended or reason is not null)
);
create index relationship_decision_of_customer on relationship_decision (customer_id, id);
create index relationship_decision_of_batch on relationship_decision (batch);
