create index concurrently customer_search_spellings on customer_search using gin (search_spellings(search_text));
