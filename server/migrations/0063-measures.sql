-- What an organisation does about an indicator below its goal. One at a time for each indicator; what is done stays.
create table measures (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  indicator text not null,
  -- The week in which it was recorded, by the clock of the organisation.
  week text not null check (week ~ '^\d{4}-W\d\d$'),
  -- The proposal that was taken, if any.
  suggestion text,
  decision text not null,
  -- A position, not a person.
  owner text not null,
  due date not null,
  -- What it was before it was put off for the first time.
  first_due date,
  result text not null default '',
  evidence text not null default '',
  -- Where the indicator stood when it was recorded.
  numerator integer not null,
  denominator integer not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  done_at timestamptz,
  done_by uuid
);
create unique index measures_open on measures (organisation_id, indicator) where done_at is null;
create index measures_of on measures (organisation_id, recorded_at desc);
