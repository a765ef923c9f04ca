-- Whether a customer left A (-1) or came into it (1) between the two runs that managers compare, by the class that stands, and what it pays in a month more or less: those are named on the home.
alter table manager_customer
  add column moved_a smallint not null default 0 constraint manager_customer_moved_a check (moved_a in (-1, 0, 1)),
  add column moved_a_minor bigint not null default 0;
