-- How few customers were merged away: of `root_id <> id` PostgreSQL knows nothing and guesses all of them, of the difference it keeps the commonest values.
create statistics customer_merged on (root_id - id) from customer;
analyze customer;
