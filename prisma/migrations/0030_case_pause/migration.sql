-- A case that waits for its customer: our own promises stand still meanwhile, those of law and of others do not. waited_minutes are minutes of service since the
-- case was opened, or opened again.
alter table case_record add column waiting_since timestamptz(3);
alter table case_record add column waited_minutes integer not null default 0;
alter table case_record add column resumed_at timestamptz(3);
alter table case_standing drop constraint case_standing_stage;
alter table case_standing add constraint case_standing_stage
  check (stage in ('open', 'waiting_outlet', 'waiting_customer', 'answered', 'resolved', 'closed'));
