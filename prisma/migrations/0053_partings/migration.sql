-- Parting with a customer: proposed with the proof of what it brought, frozen; approved; then in steps with a day each, never by deletion.
create table parting (
  id serial primary key,
  customer_id integer not null references customer (id),
  proof jsonb not null,
  reason text not null,
  proposed_by_id integer not null references app_user (id),
  proposed_at timestamptz(3) not null,
  approval_id integer unique references approval (id),
  taken_back_at timestamptz(3),
  taken_back_by_id integer references app_user (id),
  taken_back_reason text,
  constraint parting_taken_back check ((taken_back_at is null) = (taken_back_by_id is null) and (taken_back_at is null) = (taken_back_reason is null))
);
create index parting_customer on parting (customer_id);

create table parting_step (
  parting_id integer not null references parting (id),
  step text not null constraint parting_step_step check (step in ('floor_price', 'cash_self_service', 'no_renewal')),
  due_on date not null,
  set_by_id integer not null references app_user (id),
  set_at timestamptz(3) not null,
  done_on date,
  done_by_id integer references app_user (id),
  note text,
  primary key (parting_id, step),
  constraint parting_step_done check ((done_on is null) = (done_by_id is null))
);

-- What was proven stays as it was when somebody proposed.
create function refuse_parting_proof() returns trigger language plpgsql as $$
begin
  if new.proof is distinct from old.proof or new.customer_id <> old.customer_id or new.reason <> old.reason then
    raise exception 'the proof of parting % is frozen', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger parting_proof before update on parting for each row execute function refuse_parting_proof();
