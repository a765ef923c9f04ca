-- By which way somebody speaks with a customer, as a list of the company's own: those that ship keep the keys that cadence, cost and contact hours know them by.
alter table dictionary_term drop constraint dictionary_term_list;
alter table dictionary_term add constraint dictionary_term_list check (list in (
  'purpose', 'industry', 'source', 'tag', 'paper', 'touch_channel', 'case_channel', 'case_cause', 'case_request',
  'case_delay', 'case_loss', 'case_damage', 'case_delivery_service', 'case_pickup_service', 'case_cod', 'case_overcharge', 'case_other'
));
