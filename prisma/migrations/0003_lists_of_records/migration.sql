-- What lists of records are read by.

-- From a customer to everybody merged into it, and itself: records are found under the survivor from either end.
create index customer_members on customer (root_id);

-- Interactions and tasks of a whole company or tree in the order in which they are shown.
create index interaction_by_time on interaction (occurred_at, id);
create index task_by_due on task (coalesce(due_at, 'infinity'), id);
create index task_open_by_due on task (coalesce(due_at, 'infinity'), id) where done_at is null and archived_at is null;
create index task_created_by on task (created_by_id) where customer_id is null;
