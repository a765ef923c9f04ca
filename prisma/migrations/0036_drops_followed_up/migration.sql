-- What a customer shipped itself in the same weeks of the year before, null where it was none yet, and whether it ships less than that by now. Rows of the last night have neither
-- until the next one.
alter table customer_drop add column last_year integer;
alter table customer_drop add column below_last_year boolean;
alter table customer_drop add constraint customer_drop_last_year check ((last_year is null) = (below_last_year is null));

-- From which list a task was handed out; null for all others. Whether an open one stands is asked for each row of that list.
alter table task add column origin text;
alter table task add constraint task_origin check (origin in ('drop'));
create index task_of_drop on task (customer_id) where origin = 'drop' and done_at is null and archived_at is null;
