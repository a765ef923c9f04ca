-- What is rare among many: lists of it would walk through everything else.
create index contact_archived on contact (id) where archived_at is not null;
create index interaction_archived on interaction (occurred_at, id) where archived_at is not null;
create index task_archived on task (coalesce(due_at, 'infinity'), id) where archived_at is not null;
create index interaction_by_channel on interaction (channel, occurred_at, id);

-- Scopes reach archived and merged customers too, and have no `listed` in them: without these, every look at one record by its owner's scope would walk
-- through the standing of all customers.
drop index customer_standing_owner;
drop index customer_standing_outlet;
create index customer_standing_owner on customer_standing (owner_id);
create index customer_standing_outlet on customer_standing (outlet_id);
