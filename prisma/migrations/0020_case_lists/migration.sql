-- What the queue and its lists are read by.
create index case_standing_by_due on case_standing (coalesce(next_due_at, 'infinity'), case_id) where active;
create index case_standing_stale on case_standing (case_id) where stale;
create index case_clock_by_due on case_clock (due_at, case_id);
create index case_clock_by_point on case_clock (next_point_at, case_id) where next_point_at is not null;
create index case_record_by_assignee on case_record (assignee_id) where closed_at is null and archived_at is null;
create index case_record_by_asked_outlet on case_record (asked_outlet_id, outlet_asked_at) where asked_outlet_id is not null;
-- Who calls is found by the whole number.
create index case_record_by_caller on case_record (phone_digits(caller_phone)) where caller_phone is not null;
-- What was paid to a customer of late is read by (customer_id, opened_at), which stands.
