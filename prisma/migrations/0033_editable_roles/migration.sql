-- A company may have roles of its own: a name, and the shipped role that it was copied from. Those that ship have neither.
alter table role add column name text, add column based_on text, add column version integer not null default 1;
alter table role add constraint role_based_on_fkey foreign key (based_on) references role (key) on delete restrict on update cascade;
alter table role add constraint role_own_is_named check (built_in = (name is null) and built_in = (based_on is null));
create unique index role_name on role (lower(name)) where name is not null;
