-- What a kept answer over money leaves out, by outlet and owner of the customers, 0 for none: in the company's currency the waybills without a freight, and without freight or cost; in others all waybills. A row of
-- nothing stands for an answer of which nothing is left out. While the table is empty all figures of the night are behind, and are kept within a minute of an update.
create table left_out_part (
  answer text not null,
  outlet_id integer not null,
  owner_id integer not null,
  currency text not null,
  waybills integer not null,
  unpriced integer not null,
  uncosted integer not null,
  primary key (answer, outlet_id, owner_id, currency)
);
