create index concurrently manager_customer_of_company on manager_customer (customer_id) where of_company;
