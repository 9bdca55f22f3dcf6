-- Those who have not acknowledged are reminded: once before the deadline, unless the sender did not want it, and by a press of the
-- sender, at most once a day.

alter table notices add column remind_at timestamptz;
alter table notices add column reminded_at timestamptz;
