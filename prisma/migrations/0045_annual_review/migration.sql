-- The four questions of a year: one workbook a year, its figures worked out from records, its words written by people; signed, it stands as it stood.

-- Runs whose rows somebody refers to: they are kept whatever retention says.
create table analysis_run_hold (
  run_id integer not null references analysis_run (id) on delete cascade,
  holder text not null,
  primary key (run_id, holder)
);

create table annual_review (
  year smallint primary key constraint annual_review_year check (year between 2000 and 2100),
  currency text not null,
  opened_by_id integer not null,
  opened_at timestamptz(3) not null default now(),
  -- Of the figures: when they were worked out, over which days, and what they are over the whole company.
  computed_at timestamptz(3),
  periods jsonb,
  totals jsonb,
  abc_run_id integer references analysis_run (id),
  conclusion text,
  -- Who signed, as called then, and what the classification said.
  signed_by_id integer references app_user (id),
  signed_by_name text,
  signed_at timestamptz(3),
  abc jsonb,
  version integer not null default 1,
  updated_at timestamptz(3) not null default now(),
  constraint annual_review_signed check ((signed_at is null) = (signed_by_id is null) and (signed_at is null) = (signed_by_name is null))
);

-- What people write of a customer in a part of the workbook; in the wanted list also that it stands there.
create table annual_review_entry (
  year smallint not null references annual_review (year),
  part text not null constraint annual_review_entry_part check (part in ('wanted', 'complainer', 'biggest')),
  customer_id integer not null references customer (id),
  owner_id integer references app_user (id),
  recovery text constraint annual_review_entry_recovery check (recovery in ('none', 'under_way', 'recovered', 'given_up')),
  cause text,
  decision text,
  remark text,
  written_by_id integer not null,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (year, part, customer_id)
);

-- The rows of the parts, as they were worked out last. Once the workbook is signed they hold all that was read then: names and words too.
create table annual_review_row (
  year smallint not null references annual_review (year),
  part text not null constraint annual_review_row_part check (part in
    ('wanted', 'complainer', 'biggest', 'override', 'last_wanted', 'last_complainer', 'last_biggest')),
  place integer not null,
  customer_id integer not null references customer (id),
  figures jsonb not null,
  name text,
  words jsonb,
  primary key (year, part, place)
);
create index annual_review_row_customer on annual_review_row (customer_id);
create index annual_review_entry_customer on annual_review_entry (customer_id);

create function refuse_signed_review() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'annual_review' then
    if old.signed_at is not null then
      raise exception 'the workbook of % is signed', old.year using errcode = 'restrict_violation';
    end if;
  elsif exists (select from annual_review r where r.year = (case when tg_op = 'INSERT' then new.year else old.year end) and r.signed_at is not null) then
    raise exception 'the workbook is signed' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger annual_review_signed before update or delete on annual_review for each row execute function refuse_signed_review();
create trigger annual_review_entry_signed before insert or update or delete on annual_review_entry for each row execute function refuse_signed_review();
create trigger annual_review_row_signed before insert or update or delete on annual_review_row for each row execute function refuse_signed_review();
