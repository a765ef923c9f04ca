-- Who has ever passed the gate of the regular, whatever it does today: the quarters of the upgrade path counted only those that are regular still. Null until the next night has said it, and not told until then.
alter table lifecycle_place add column passed_regular boolean;
