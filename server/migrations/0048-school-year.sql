-- The change from one school year to the next: what is planned, what was done, and the work of an office over many
-- organisations.

-- What somebody decided about the coming year and has not applied yet.
create table school_year_drafts (
  organisation_id uuid primary key references organisations (id),
  from_year text not null,
  -- Of the roster that the decisions were made on.
  roster_hash bytea not null,
  decisions jsonb not null,
  by_id uuid,
  at timestamptz not null
);

create table school_year_rollovers (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  from_year text not null,
  to_year text not null,
  -- Where the old enrolments end and the new ones begin.
  turns_at timestamptz not null,
  -- Null: from the command line.
  by_id uuid,
  at timestamptz not null,
  counts jsonb not null,
  -- When the classes of the past year were archived.
  turned_at timestamptz,
  undone_at timestamptz,
  undone_by uuid,
  -- In how many slices chats follow; those that still wait stand in the outbox.
  follow_total integer not null default 0
);
create index school_year_rollovers_organisation on school_year_rollovers (organisation_id, at desc);

-- One office's work over all organisations below it.
create table school_year_runs (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  kind text not null check (kind in ('apply', 'undo')),
  to_year text not null,
  on_day text not null default '',
  by_id uuid,
  at timestamptz not null,
  finished_at timestamptz
);
create index school_year_runs_organisation on school_year_runs (organisation_id, at desc);

create table school_year_run_items (
  run_id uuid not null references school_year_runs (id) on delete cascade,
  organisation_id uuid not null references organisations (id),
  -- `skipped`: there was nothing to do.
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'skipped', 'left_out')),
  code text not null default '',
  -- Why not, in each language.
  reason jsonb not null default '{}',
  rollover_id uuid references school_year_rollovers (id),
  primary key (run_id, organisation_id)
);
create index school_year_run_items_waiting on school_year_run_items (run_id, organisation_id) where state = 'waiting';

-- Which roll-over ended a class, and when its year is over; null: it goes on. The class that it made carries it as its import.
alter table school_classes add column rolled_over_by uuid, add column ends_at timestamptz;
create index school_classes_rolled_over on school_classes (rolled_over_by) where rolled_over_by is not null;

/* The chats of a past year are still read by those whom the class had at its end: children, their guardians, and its
   teachers for as long as they work there. */
create function reads_past_year(person uuid, class uuid, instant timestamptz) returns boolean language sql stable as $$
  select exists (
    select from school_classes k join enrolments e on e.class_id = k.id
    where k.id = class and k.archived_at is not null and k.ends_at is not null
      and (e.valid_to is null or e.valid_to >= k.ends_at)
      and case when e.kind = 'pupil' then e.person_id = person or exists (
          select from guardianships w
          where w.guardian_id = person and w.child_id = e.person_id and w.may_write
            and w.valid_from <= instant and (w.valid_to is null or w.valid_to > instant)
            and not restricted(person, e.person_id, instant))
        else e.person_id = person and exists (
          select from role_grants g
          where g.person_id = person and g.organisation_id = k.organisation_id
            and g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)) end)
$$;
