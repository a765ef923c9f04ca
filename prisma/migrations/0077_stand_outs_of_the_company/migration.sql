-- Those that stand out in the whole company are marked: whoever sees all of it reads a handful of rows instead of the first four of every outlet and owner.
alter table manager_customer add column of_company boolean not null default false;
update manager_customer set of_company = true where customer_id in (
  (select customer_id from manager_customer order by year_revenue_minor desc, customer_id limit 4)
  union all (select customer_id from manager_customer order by year_pieces desc, customer_id limit 4)
  union all (select customer_id from manager_customer order by before_revenue_minor desc, customer_id limit 4)
  union all (select customer_id from manager_customer where change_minor < 0 order by change_minor, customer_id limit 4)
  union all (select customer_id from manager_customer where change_minor > 0 order by change_minor desc, customer_id limit 4)
  union all (select customer_id from manager_customer where moved_a = -1 order by abs(moved_a_minor) desc, customer_id limit 4)
  union all (select customer_id from manager_customer where moved_a = 1 order by abs(moved_a_minor) desc, customer_id limit 4));
