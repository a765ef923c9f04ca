-- What a customer expected and perceived of single items of the service, beside the answer as a whole. The rows hang on the answer and go with it.
create table survey_item (
  id serial primary key,
  name text not null constraint survey_item_name_length check (length(name) between 1 and 100),
  dimension text constraint survey_item_dimension check (dimension in ('quality', 'service', 'price')),
  created_import_id integer,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
-- One name is one item, however its letters are written.
create unique index survey_item_name on survey_item (lower(name));

-- An import takes rows by their id, so that it is the key; of an item an answer says one pair.
create table survey_response_item (
  id serial primary key,
  response_id integer not null references survey_response (id) on delete cascade,
  item_id integer not null references survey_item (id),
  expectation smallint not null,
  perception smallint not null,
  created_import_id integer,
  version integer not null default 1,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  constraint survey_response_item_scales check (expectation between 1 and 5 and perception between 1 and 5)
);
create unique index survey_response_item_response_id_item_id_key on survey_response_item (response_id, item_id);
-- All answers to one item, read from the index alone.
create index survey_response_item_of_item on survey_response_item (item_id, response_id) include (expectation, perception);

-- What an import made, so that its revert finds it.
create index survey_item_created_import on survey_item (created_import_id) where created_import_id is not null;
create index survey_response_item_created_import on survey_response_item (created_import_id) where created_import_id is not null;
