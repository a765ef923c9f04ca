create index concurrently task_of_false_loyalty on task (customer_id) where origin = 'false_loyalty' and done_at is null and archived_at is null;
