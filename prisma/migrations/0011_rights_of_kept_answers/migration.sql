-- A kept answer is given again only to whoever may still do what was asked, as far as then: what it was answered under.
delete from idempotency_key;
alter table idempotency_key add column rights_hash text not null;
