-- Why prospects are lost, and on what ground customers are claimed, as lists of the company's own: those that ship keep the keys that records have always had.
alter table dictionary_term drop constraint dictionary_term_list;
alter table dictionary_term add constraint dictionary_term_list check (list in (
  'purpose', 'industry', 'source', 'tag', 'paper', 'touch_channel', 'loss_reason', 'collision_ground', 'case_channel', 'case_cause', 'case_request',
  'case_delay', 'case_loss', 'case_damage', 'case_delivery_service', 'case_pickup_service', 'case_cod', 'case_overcharge', 'case_other'
));
-- A company's own ground is a term of its list, which the door looks up.
alter table collision drop constraint collision_ground;
