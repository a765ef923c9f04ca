create index concurrently customer_worth_lifetime_profit on customer_worth ((coalesce(lifetime_profit_minor, -9007199254740991)), customer_id);
