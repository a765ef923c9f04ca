-- Customers that we name as references (标杆客户): proposed with the customer's own consent, approved, until a day, withdrawn with a reason. What was decided stands with the request.
create table customer_reference (
  id serial primary key,
  customer_id integer not null references customer (id),
  basis text not null constraint customer_reference_basis check (basis in
    ('global_500', 'national_500', 'industry_leader', 'listed', 'public_body', 'well_known')),
  merit text not null,
  consent_on date not null,
  consent_by text not null,
  consent_paper text not null,
  ends_on date not null,
  proposed_by_id integer not null references app_user (id),
  proposed_at timestamptz(3) not null,
  approval_id integer unique references approval (id),
  withdrawn_at timestamptz(3),
  withdrawn_by_id integer references app_user (id),
  withdrawn_reason text,
  version integer not null default 1,
  constraint customer_reference_ends check (ends_on > consent_on),
  constraint customer_reference_withdrawn check ((withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
create index customer_reference_customer on customer_reference (customer_id);
create index customer_reference_end on customer_reference (ends_on, id);
