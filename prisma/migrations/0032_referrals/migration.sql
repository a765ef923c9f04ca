-- The card of a customer lists whom it brought.
create index customer_referrer on customer (referrer_id) where referrer_id is not null;
