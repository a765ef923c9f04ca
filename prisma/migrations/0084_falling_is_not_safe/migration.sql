-- Whoever stands in the list of drops or of sleepers is not likely to stay, whatever a model of shipping days says of it.
alter table customer_worth drop constraint customer_worth_keeping;
alter table customer_worth add constraint customer_worth_keeping check (keeping in ('pays', 'falling', 'safe', 'too_small', 'gone', 'lost', 'loss', 'unknown'));
