-- The hours to decide a request are hours of working time now, nine to a day: the lines that nobody has changed keep their meaning of one day and of two.
update approval_rule set hours = case hours when 24 then 9 else 18 end where hours in (24, 48) and version = 1 and updated_by_id is null;
