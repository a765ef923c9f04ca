-- What a lifetime value is expected to leave stands beside what the year left; and what came lately beside the customer's own usual, since a value by shipping days does not see that less is sent on as many. Unknown until the next night.
alter table customer_worth
  add column lifetime_profit_minor bigint,
  add column recent_minor bigint,
  add column usual_minor bigint,
  add column fell boolean not null default false;

-- More contact does not mend a customer that loses us money: such customers stand apart where contacts are held against the rhythm of their class.
alter table contact_balance add column loses boolean not null default false;
