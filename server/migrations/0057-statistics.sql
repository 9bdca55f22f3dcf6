-- Friday: what is counted, what was to be reached, and what stood there at the cut-off.

-- One cut-off per tree: the day of the ISO week (1 is Monday) and the time by the clock of the topmost office. No row: Friday 12:00.
create table cut_offs (
  organisation_id uuid not null references organisations (id),
  version integer not null,
  weekday smallint not null check (weekday between 1 and 7),
  -- Minutes after midnight.
  at_minute smallint not null check (at_minute between 0 and 1439),
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz,
  primary key (organisation_id, version)
);
create unique index cut_offs_now on cut_offs (organisation_id) where replaced_at is null;

-- What an indicator is to reach by a day, for an office and all below it of these kinds, unless one nearer keeps its own.
create table goals (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  indicator text not null,
  percent integer not null check (percent between 1 and 100),
  due date not null,
  kinds text[] not null,
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz
);
create unique index goals_now on goals (organisation_id, indicator) where replaced_at is null;

insert into goals (id, organisation_id, indicator, percent, due, kinds, recorded_at, entered_by)
select gen_random_uuid(), organisation_id, 'staff_registered', percent, due,
  '{school,kindergarten,additional,college}', recorded_at, entered_by
from registration_goals where replaced_at is null and due is not null;
drop table registration_goals;

-- A look at the whole tree below an office (or at one organisation without an office) as it was known at one instant.
-- `friday`: the one of the tree for its week; `interim`: an extra one, never compared.
create table snapshots (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  kind text not null check (kind in ('friday', 'interim')),
  week text not null check (week ~ '^\d{4}-W\d\d$'),
  cut_off_at timestamptz not null,
  taken_at timestamptz not null,
  taken_by uuid,
  time_zone text not null,
  -- `{"staff_registered": 1, …}`: the formulas that counted it.
  formulas jsonb not null,
  -- SHA-256 over values and inputs in their written order; `stats verify` makes it anew.
  hash bytea not null,
  -- The last row of the audit chain when it was taken, printed on the report.
  audit_number bigint,
  audit_hash bytea
);
create unique index snapshots_friday on snapshots (organisation_id, week) where kind = 'friday';
create index snapshots_of on snapshots (organisation_id, cut_off_at desc);

-- The organisations that a snapshot saw, as they stood there then: also those that were closed or moved afterwards.
create table snapshot_organisations (
  snapshot_id uuid not null references snapshots (id) on delete cascade,
  organisation_id uuid not null,
  parent_id uuid,
  -- The office that took it and every office down to this one, in that order, without itself.
  above uuid[] not null,
  kind text not null,
  short_name text not null,
  -- Offices, and branches that others report for, are not.
  counted boolean not null,
  -- What else the report says of it: why it is not active, what stands beside the numbers.
  facts jsonb not null default '{}',
  primary key (snapshot_id, organisation_id)
);

-- Numerator and denominator of one organisation that is counted; an office is the sum of those below. No row: does not apply.
create table snapshot_values (
  snapshot_id uuid not null references snapshots (id) on delete cascade,
  organisation_id uuid not null,
  indicator text not null,
  numerator integer not null,
  denominator integer not null,
  primary key (snapshot_id, organisation_id, indicator)
);

-- The same as of now, at most a minute old.
create table live_values (
  organisation_id uuid not null references organisations (id),
  indicator text not null,
  numerator integer not null,
  denominator integer not null,
  counted_at timestamptz not null,
  primary key (organisation_id, indicator)
);
create table live_organisations (
  organisation_id uuid primary key references organisations (id),
  facts jsonb not null default '{}',
  counted_at timestamptz not null
);
