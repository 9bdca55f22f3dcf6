-- By which day how many of the staff are to be registered. Kept at an office for all below it, unless one nearer keeps its
-- own. A change is the next version; without a day there is no goal any more.
create table registration_goals (
  organisation_id uuid not null references organisations (id),
  version integer not null,
  due date,
  percent integer not null check (percent between 1 and 100),
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz,
  primary key (organisation_id, version)
);
create unique index registration_goals_now on registration_goals (organisation_id) where replaced_at is null;

-- «№ 2» before «№ 10», in whatever language the database was made.
create collation by_number (provider = icu, locale = 'und-u-kn-true');
