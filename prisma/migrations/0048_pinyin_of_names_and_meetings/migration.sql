-- A search text may end in a line of the pinyin of its name in capitals, syllable by syllable, for all else in it is lower case: CI XI SHI. Pairs of letters of
-- such a line say nothing, for nearly every name holds each of them: the index of pairs goes by it.
create or replace function search_grams(value text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(substr(line, i, 2)), '{}') from string_to_table(value, E'\n') as line cross join generate_series(1, length(line) - 1) as i
  where ascii(line) not between 65 and 90
$$;

-- What the pinyin goes on with from each of its syllables, six letters of it: an index of these finds whatever is typed from the beginning of a syllable on, to any letter.
create function search_spellings(value text) returns tsvector language sql immutable strict parallel safe as $$
  select array_to_tsvector(coalesce(array_agg(left(array_to_string(syllables[i:], ''), 6)), '{}'))
  from string_to_table(value, E'\n') as line cross join string_to_array(line, ' ') as syllables cross join generate_subscripts(syllables, 1) as i
  where ascii(line) between 65 and 90 and syllables[i] <> ''
$$;

-- Pinyin is made by the application: the names that stand wait here, in the order of their ids, until it has made theirs.
create table name_to_spell (
  record text not null constraint name_to_spell_record check (record in ('customer', 'contact')),
  id integer not null,
  primary key (record, id)
);
insert into name_to_spell (record, id)
select 'customer', id from customer where octet_length(name) > length(name)
union all select 'contact', id from contact where octet_length(name) > length(name);

-- When the managements are to meet next and the business is to be gone through, beside calls and visits, and when they last did; the earliest of all four is what is due.
alter table customer_cadence
  add column executive_due_on date,
  add column review_due_on date,
  add column last_met_on date,
  add column last_reviewed_on date;
