create index concurrently task_of_sleeper on task (customer_id) where origin = 'sleeper' and done_at is null and archived_at is null;
