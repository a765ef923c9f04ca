-- What is promised and not delivered: few among all waybills, and asked for by punctuality. A waybill that comes in delivered never enters it.
create index waybill_open on waybill (accepted_on) where delivered_at is null and promised_at is not null and status <> 'cancelled';
