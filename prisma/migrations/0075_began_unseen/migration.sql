-- Customers of before the records whose beginning waybills alone tell of: counted where they stand, with the stages, instead of from every change of the company at each view. Written with the places on the path.
alter table lifecycle_place add column began_unseen boolean not null default false;

update lifecycle_place p set began_unseen = true
where p.earlier and exists (
  select from lifecycle_change h where h.customer_id = p.customer_id and h.from_stage = 'potential' and h.to_stage = 'new' and h.origin = 'waybills');
