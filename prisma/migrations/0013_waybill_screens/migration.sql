-- Lists of a whole company, and figures of days that are no whole months, walk the days. Waybills come in by day, so that the index grows at its end; equal days share
-- an entry, which keeps it at some 9 bytes a waybill.
create index waybill_by_day on waybill (accepted_on);

-- Lists of what needs somebody's attention are read from small indexes of their own, each by the day of acceptance.

-- What is not delivered, promised or not: what stands still and what is overdue are found in it, and punctuality still is.
drop index waybill_open;
create index waybill_open on waybill (accepted_on) where delivered_at is null and status <> 'cancelled';
create index waybill_broken_or_lost on waybill (accepted_on) where damaged or lost;

-- From a waybill to the one that brings it back.
create index waybill_return_of on waybill (return_of) where return_of is not null;
