-- Which gates of the lifecycle a customer meets, as the last night worked it out, whatever stage is stated: of a regular, and of a loyal one. Null until the first night; who is new since meets neither yet.
alter table customer_standing add column meets_regular boolean;
alter table customer_standing add column meets_loyal boolean;
alter table customer_standing alter column meets_regular set default false;
alter table customer_standing alter column meets_loyal set default false;
