-- What was said at a touch and what a task says are found by their words, by the same pairs of characters as customers are.
-- One spelling of what is compared: width and case of letters do not count.
create function compared_words(value text) returns text language sql immutable strict parallel safe
  return lower(normalize(value, NFKC));

create index interaction_words on interaction using gin (search_grams(
  compared_words(coalesce(purpose, '') || chr(10) || coalesce(heard, '') || chr(10) || coalesce(answered, '') || chr(10) || coalesce(result, ''))));
create index task_words on task using gin (search_grams(compared_words(title || chr(10) || coalesce(note, ''))));
