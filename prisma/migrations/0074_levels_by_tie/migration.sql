create index concurrently customer_level_by_tie on customer_level (tie, place, customer_id);
