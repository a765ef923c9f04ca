-- The dictionaries of cases: the second level below each category and below requests, and where it went wrong. A term that ships keeps the key that cases, rules and
-- programs know it by, whatever the company calls it; one that the company adds is known by its id.
alter table dictionary_term drop constraint dictionary_term_list;
alter table dictionary_term add constraint dictionary_term_list check (list in (
  'purpose', 'industry', 'source', 'tag', 'paper', 'case_cause', 'case_request',
  'case_delay', 'case_loss', 'case_damage', 'case_delivery_service', 'case_pickup_service', 'case_cod', 'case_overcharge', 'case_other'
));
alter table dictionary_term add column key text;
create unique index dictionary_term_key on dictionary_term (list, key) where key is not null;
