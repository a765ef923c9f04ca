-- That a customer was lost: by not having shipped for as long as the company says, or because somebody says so. What it had brought is frozen; why it went and what was tried to win it back people write.
create table customer_loss (
  id integer primary key generated always as identity,
  customer_id integer not null references customer (id) on delete cascade,
  last_shipping_on date not null,
  lost_on date not null,
  stated boolean not null default false,
  -- Of the twelve months up to that of the last shipment.
  currency text not null,
  revenue_minor bigint not null,
  margin_minor bigint not null,
  -- Whether the company's records cover these twelve months; else it had brought more than is known.
  complete boolean not null,
  cause text,
  rival text,
  note text,
  exit_call_on date,
  recorded_by_id integer references app_user (id),
  recorded_at timestamptz(3),
  -- The first day on which it shipped again, and what it brought in the 30, 60 and 90 days from then.
  back_on date,
  returned_30_minor bigint,
  returned_60_minor bigint,
  returned_90_minor bigint,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  constraint customer_loss_recorded check ((recorded_at is null) = (recorded_by_id is null)),
  constraint customer_loss_back check (back_on > lost_on)
);
-- One loss at a time.
create unique index customer_loss_open on customer_loss (customer_id) where back_on is null;
create index customer_loss_customer on customer_loss (customer_id);
create index customer_loss_by_revenue on customer_loss (revenue_minor, id);
create index customer_loss_by_day on customer_loss (lost_on, id);

-- What was tried to win a lost customer back.
create table win_back_attempt (
  id integer primary key generated always as identity,
  loss_id integer not null references customer_loss (id) on delete cascade,
  made_on date not null,
  way text not null constraint win_back_attempt_way check (way in ('call', 'visit', 'message', 'executive')),
  offer text not null constraint win_back_attempt_offer check (offer in ('none', 'price', 'service', 'compensation', 'process')),
  note text,
  cost_minor bigint constraint win_back_attempt_cost check (cost_minor >= 0),
  result text not null constraint win_back_attempt_result check (result in ('not_reached', 'refused', 'thinking', 'agreed')),
  made_by_id integer not null references app_user (id),
  created_at timestamptz(3) not null default now()
);
create index win_back_attempt_loss on win_back_attempt (loss_id);

-- Why customers leave, as a list of the company's own.
alter table dictionary_term drop constraint dictionary_term_list;
alter table dictionary_term add constraint dictionary_term_list check (list in (
  'purpose', 'industry', 'source', 'tag', 'paper', 'touch_channel', 'loss_reason', 'collision_ground', 'churn_cause', 'case_channel', 'case_cause', 'case_request',
  'case_delay', 'case_loss', 'case_damage', 'case_delivery_service', 'case_pickup_service', 'case_cod', 'case_overcharge', 'case_other'
));
