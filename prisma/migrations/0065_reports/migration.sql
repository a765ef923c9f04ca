-- Reports that come round: what a list holds, to a file, to people in the product, or to a group robot.
create table report (
  id serial primary key,
  name text not null,
  owner_id integer not null references app_user (id),
  -- The list as its URL has it, and as it was read when the report was set up.
  search text not null,
  query jsonb not null,
  columns text[] not null default '{}',
  every text not null constraint report_every check (every in ('day', 'week', 'month')),
  weekday smallint constraint report_weekday check (weekday between 1 and 7),
  month_day smallint constraint report_month_day check (month_day between 1 and 31),
  time text not null constraint report_time check (time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  skip_days_off boolean not null default false,
  recipient_ids integer[] not null default '{}',
  file_format text constraint report_file_format check (file_format in ('csv', 'xlsx')),
  robot_kind text constraint report_robot_kind check (robot_kind in ('wecom', 'dingtalk', 'feishu')),
  -- Address and secret of the robot, encrypted: never shown again.
  robot_sealed text,
  paused_at timestamptz(3),
  next_run_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3),
  constraint report_day check ((every = 'week') = (weekday is not null) and (every = 'month') = (month_day is not null)),
  constraint report_robot check ((robot_kind is null) = (robot_sealed is null))
);
create index report_owner on report (owner_id, id);
create index report_due on report (next_run_at) where deleted_at is null and paused_at is null;

-- What a report sent each time it came round: a way each. Whatever waits is tried until it is sent or given up.
create table report_delivery (
  id serial primary key,
  report_id integer not null references report (id) on delete cascade,
  due_at timestamptz(3) not null,
  target text not null constraint report_delivery_target check (target in ('file', 'notice', 'robot')),
  status text not null default 'waiting' constraint report_delivery_status check (status in ('waiting', 'sent', 'failed')),
  attempts smallint not null default 0,
  next_try_at timestamptz(3) not null default now(),
  failure text,
  rows integer,
  file_name text,
  file bytea,
  sent_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  constraint report_delivery_once unique (report_id, due_at, target)
);
create index report_delivery_waiting on report_delivery (next_try_at) where status = 'waiting';
