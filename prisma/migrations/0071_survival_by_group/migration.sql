-- How long customers stayed, by the class of what they brought at first and by segment, kept every night beside the curve of all. No outlet and no owner are 0.
create table survival_group (
  dimension text not null,
  outlet_id integer not null,
  owner_id integer not null,
  name text not null,
  months integer not null,
  lost boolean not null,
  customers integer not null,
  primary key (dimension, outlet_id, owner_id, name, months, lost)
);

-- Without it the figures of the night are behind, and all of them are kept within a minute of an update instead of in the next night.
delete from retention_period;
