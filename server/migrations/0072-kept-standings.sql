-- How organisations stood when all of them were counted last: what a region shows first after a start, while it is counted anew.
-- Nothing but that list reads it, and nothing is lost with it.
create table organisation_standings (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  status jsonb not null,
  counted_at timestamptz not null
);
