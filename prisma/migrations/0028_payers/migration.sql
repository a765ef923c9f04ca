-- Who settles for a customer when that is another one; null: it pays itself. It may name somebody who was merged away since and is read as its survivor then.
-- Of two steps none is kept: whoever pays for others has no payer of its own, which the service sees to under a lock of all payers.
alter table customer add column payer_id integer references customer (id);
alter table customer add constraint customer_pays_itself_by_null check (payer_id <> id);
create index customer_payer on customer (payer_id) where payer_id is not null;
