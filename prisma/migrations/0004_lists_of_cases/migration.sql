-- Cases of a whole company or tree in the order in which they are shown.
create index case_by_due on case_record (coalesce(due_at, 'infinity'), id);
create index case_open_by_due on case_record (coalesce(due_at, 'infinity'), id) where resolved_at is null and archived_at is null;

-- Surveys that an import made, so that its revert finds them.
alter table survey add column created_import_id integer;
create index survey_created_import on survey (created_import_id) where created_import_id is not null;
