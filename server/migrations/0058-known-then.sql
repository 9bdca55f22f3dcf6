-- What had no history: as of any Friday it can be said again who had an account, and what an organisation was.

-- Blocks that were lifted; the one that holds stands in `accounts`.
create table account_blocks (
  person_id uuid not null references persons (id),
  from_at timestamptz not null,
  to_at timestamptz not null,
  primary key (person_id, from_at)
);
create index account_blocks_to on account_blocks (to_at);

-- Accounts that became one with another: up to then their person was inside.
create table former_accounts (
  person_id uuid not null references persons (id),
  first_signed_in_at timestamptz not null,
  closed_at timestamptz not null,
  primary key (person_id, closed_at)
);
create index former_accounts_closed on former_accounts (closed_at);
create index accounts_first_signed_in on accounts (first_signed_in_at);
create index accounts_blocked on accounts (blocked_at) where blocked_at is not null;

-- From which devices somebody came in, by a cookie that says nothing else; `activated`: the account's first session.
create table account_devices (
  account_id uuid not null references accounts (id) on delete cascade,
  device_id uuid not null,
  first_at timestamptz not null,
  activated boolean not null,
  primary key (account_id, device_id)
);
create index account_devices_activated on account_devices (device_id) where activated;
create index account_devices_at on account_devices (first_at);

-- Classes that were archived and came back; what is archived now stands in `school_classes`.
create table class_archivings (
  class_id uuid not null references school_classes (id),
  archived_at timestamptz not null,
  restored_at timestamptz not null,
  primary key (class_id, archived_at)
);
create index class_archivings_restored on class_archivings (restored_at);

-- What the counting knows of an organisation, one row from each change on.
create table organisation_versions (
  organisation_id uuid not null references organisations (id),
  version integer not null,
  parent_id uuid,
  kind text not null,
  short_name text not null,
  time_zone text not null,
  counted boolean not null,
  verified boolean not null,
  closed boolean not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, version)
);
create index organisation_versions_at on organisation_versions (recorded_at);

create function organisation_state(o organisations)
returns table (parent_id uuid, kind text, short_name text, time_zone text, counted boolean, verified boolean, closed boolean)
language sql immutable as $$
  select o.parent_id, o.kind, o.short_name, o.time_zone,
    o.kind not in ('region', 'municipality') and (o.reporting or not o.is_branch),
    o.verified_at is not null, o.closed_at is not null
$$;

-- Before this table only the last state is known: it counts from the beginning, closed and verified from when they were.
insert into organisation_versions
select o.id, v.version, s.parent_id, s.kind, s.short_name, s.time_zone, s.counted,
  coalesce(o.verified_at <= v.at, false), coalesce(o.closed_at <= v.at, false), v.at
from organisations o cross join lateral organisation_state(o) s
cross join lateral (
  select at, row_number() over (order by at)::integer as version
  from (select distinct greatest(t, o.created_at) as at from unnest(array[o.created_at, o.verified_at, o.closed_at]) as t
    where t is not null) moments) v;

-- Organisations as they were recorded by an instant. One without versions was written by hand: its row counts.
create function organisations_known(recorded_by timestamptz)
returns table (id uuid, parent_id uuid, kind text, short_name text, time_zone text, counted boolean, verified boolean,
  closed boolean, created_at timestamptz)
language sql stable as $$
  select o.id, s.parent_id, s.kind, s.short_name, s.time_zone, s.counted, s.verified, s.closed, o.created_at
  from organisations o
  left join lateral (
    select v.* from organisation_versions v where v.organisation_id = o.id
    order by v.recorded_at <= recorded_by desc, case when v.recorded_at <= recorded_by then -v.version else v.version end
    limit 1) v on true
  cross join lateral (
    select v.parent_id, v.kind, v.short_name, v.time_zone, v.counted, v.verified, v.closed where v.version is not null
    union all
    select w.* from organisation_state(o) w where v.version is null) s
  where o.created_at <= recorded_by
$$;

create or replace function ties_known(valid_at timestamptz, recorded_by timestamptz)
returns table (person_id uuid, role text, organisation_id uuid, class_id uuid, class_name text, child_id uuid, position_text text, kinship text)
language sql stable as $$
  with kept as (
    select c.* from school_classes c
    where (c.archived_at is null or c.archived_at > recorded_by)
      and not exists (
        select from class_archivings a
        where a.class_id = c.id and a.archived_at <= recorded_by and a.restored_at > recorded_by))
  select g.person_id, g.role, g.organisation_id, null::uuid, '', null::uuid, g.position, ''
  from role_grant_facts g
  where g.recorded_at <= recorded_by and (g.replaced_at is null or g.replaced_at > recorded_by)
    and g.valid_from <= valid_at and (g.valid_to is null or g.valid_to > valid_at)
  union all
  select e.person_id, e.kind, c.organisation_id, c.id, c.name, null::uuid, '', ''
  from enrolment_facts e join kept c on c.id = e.class_id
  where e.recorded_at <= recorded_by and (e.replaced_at is null or e.replaced_at > recorded_by)
    and e.valid_from <= valid_at and (e.valid_to is null or e.valid_to > valid_at)
  union all
  select w.guardian_id, 'guardian', c.organisation_id, c.id, c.name, w.child_id, '', w.shown_kinship
  from guardianship_facts w
  join enrolment_facts e on e.person_id = w.child_id and e.kind = 'pupil'
  join kept c on c.id = e.class_id
  where w.recorded_at <= recorded_by and (w.replaced_at is null or w.replaced_at > recorded_by)
    and w.valid_from <= valid_at and (w.valid_to is null or w.valid_to > valid_at)
    and e.recorded_at <= recorded_by and (e.replaced_at is null or e.replaced_at > recorded_by)
    and e.valid_from <= valid_at and (e.valid_to is null or e.valid_to > valid_at)
    and not exists (
      select from guardian_restriction_facts r
      where r.guardian_id = w.guardian_id and r.child_id = w.child_id
        and r.recorded_at <= recorded_by and (r.replaced_at is null or r.replaced_at > recorded_by)
        and r.valid_from <= valid_at and (r.valid_to is null or r.valid_to > valid_at))
$$;

-- That somebody who works used it, once a day (of UTC): first and last, so that any week can be asked exactly. Nothing says for what.
create table uses (
  person_id uuid not null references persons (id) on delete cascade,
  day date not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (person_id, day)
) with (fillfactor = 80);
create index uses_first on uses (first_at);
create index uses_last on uses (last_at);

-- Up to when uses were written down: what a process that died had in memory is found again from marks and messages.
create table uses_written (
  one boolean primary key default true check (one),
  at timestamptz not null
);

-- Facts by when they came to be known, and former ones by where they belong.
create index role_grants_recorded on role_grant_facts using brin (recorded_at);
create index role_grants_replaced on role_grant_facts (replaced_at) where replaced_at is not null;
create index role_grants_former_organisation on role_grant_facts (organisation_id) where replaced_at is not null;
create index enrolments_recorded on enrolment_facts using brin (recorded_at);
create index enrolments_replaced on enrolment_facts (replaced_at) where replaced_at is not null;
create index enrolments_former_class on enrolment_facts (class_id) where replaced_at is not null;
create index guardianships_recorded on guardianship_facts using brin (recorded_at);
create index guardianships_replaced on guardianship_facts (replaced_at) where replaced_at is not null;
