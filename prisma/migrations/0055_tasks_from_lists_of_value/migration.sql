-- Whether an open task from one of these lists stands is asked for each of their rows.
create index concurrently task_of_value on task (customer_id, origin) where origin in ('keeping', 'value_change') and done_at is null and archived_at is null;
