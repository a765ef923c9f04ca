-- The age in months at which customers came under watch: above 0 for those that were customers before the records begin. Where it is not known since when they are, they are kept apart (`known`) and are in no curve.
delete from survival_part;
alter table survival_part add column known boolean not null;
alter table survival_part add column entry integer not null;
alter table survival_part drop constraint survival_part_pkey;
alter table survival_part add primary key (outlet_id, owner_id, kind, known, entry, months, lost);

delete from survival_group;
alter table survival_group add column entry integer not null;
alter table survival_group drop constraint survival_group_pkey;
alter table survival_group add primary key (dimension, outlet_id, owner_id, name, entry, months, lost);

-- Without it the figures of the night are behind, and all of them are kept within a minute of an update instead of in the next night.
delete from retention_period;

-- Who was a customer before the records begin, as far as is known; written with the places on the path.
alter table lifecycle_place add column earlier boolean not null default false;
