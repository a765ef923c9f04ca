-- Who is lost already is to be won back, and stands apart from those that may be kept.
alter table customer_worth drop constraint customer_worth_keeping;
alter table customer_worth add constraint customer_worth_keeping check (keeping in ('pays', 'safe', 'too_small', 'gone', 'lost', 'loss', 'unknown'));
