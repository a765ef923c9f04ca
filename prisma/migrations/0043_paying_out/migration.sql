-- When a compensation was agreed with the user, what of it was paid and when, by which reference, and whether the user was asked since if it came; and what was given as goodwill.
-- What was agreed before there was this clock counts as seen to: the columns stay empty.
alter table case_record
  add column goodwill_minor bigint,
  add column compensation_agreed_at timestamptz(3),
  add column paid_minor bigint not null default 0,
  add column paid_on date,
  add column paid_reference text,
  add column pay_call_task_id integer,
  add column pay_called_at timestamptz(3),
  add constraint case_paid check (paid_minor >= 0),
  add constraint case_goodwill check (goodwill_minor >= 0);
