-- An import may wait for a person: its file is there (`uploaded`), and nobody has said yet which column is which.
alter table import
  drop constraint import_status,
  add constraint import_status check (status in
    ('uploaded', 'queued', 'validating', 'ready', 'applying', 'done', 'failed', 'cancelled', 'reverting', 'reverted')),
  add column headings jsonb,
  add column samples jsonb,
  add column forecast jsonb,
  add column preview jsonb,
  add column apply_began_at timestamptz(3);

-- A reason that is only expected goes when the import is applied, which finds its own.
alter table import_error add column expected boolean not null default false;

-- The cells of rows that were not taken, as they stood in the file: for the file that goes back. Kept as long as the reasons.
create table import_refused_row (
  import_id int not null references import (id) on delete cascade,
  row_no int not null,
  cells jsonb not null,
  constraint import_refused_row_pkey primary key (import_id, row_no)
);

-- Which column was which in a file with these headings: offered for the next one.
create table import_mapping (
  kind text not null,
  headings_hash text not null,
  mapping jsonb not null,
  date_format text,
  used_by_id int not null references app_user (id),
  used_at timestamptz(3) not null default now(),
  constraint import_mapping_pkey primary key (kind, headings_hash)
);
