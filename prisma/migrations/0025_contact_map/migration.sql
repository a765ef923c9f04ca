-- How much a contact's opinion weighs when its firm decides, and how it stands towards us. Null: unknown.
alter table contact
  add column influence text check (influence in ('high', 'medium', 'low')),
  add column attitude text check (attitude in ('supportive', 'neutral', 'opposed'));
