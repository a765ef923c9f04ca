-- A report of a page of charts: by its id, or by the key of one that ships. Its filters stand in query, as those of a list do.
alter table report add column dashboard text constraint report_dashboard check (dashboard ~ '^[a-z0-9-]{1,30}$');
