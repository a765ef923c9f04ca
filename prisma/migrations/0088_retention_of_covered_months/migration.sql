-- The months of the year before that are compared may end before the last ones begin: only months that the records cover in both years are. It is kept anew in the next night.
delete from retention_period;
alter table retention_period add column then_to_on date not null;
