-- An answer is stored in the transaction of its work, and nothing before it: one that still runs is told by a lock, which ends with its transaction.
delete from idempotency_key where response_status is null or response_body is null;
alter table idempotency_key
  drop column locked_until,
  alter column response_status set not null,
  alter column response_body set not null;
