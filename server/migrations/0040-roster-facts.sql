-- Every fact of the roster has two times: when it is valid, and from when to when that is what we knew. A change or an end
-- writes the row's next version and marks the former one as replaced; nothing that was known is overwritten.
-- The old names are views of what is known now. An id names the fact through all its versions.

alter table role_grants rename to role_grant_facts;
alter table enrolments rename to enrolment_facts;
alter table guardianships rename to guardianship_facts;

alter table role_grant_facts
  add column employment text not null default 'main' check (employment in ('main', 'internal', 'external')),
  add column version integer not null default 1,
  add column replaced_at timestamptz,
  drop constraint role_grants_pkey,
  add constraint role_grant_facts_pkey primary key (id, version);
alter table enrolment_facts
  add column version integer not null default 1,
  add column replaced_at timestamptz,
  drop constraint enrolments_pkey,
  add constraint enrolment_facts_pkey primary key (id, version);
alter table guardianship_facts
  -- Seen by those who manage the child's organisation only. The first four are legal representatives.
  add column legal_kind text not null default 'unknown' check (legal_kind in
    ('parent', 'adoptive_parent', 'guardian', 'custodian', 'relative', 'other', 'unknown')),
  add column may_write boolean not null default true,
  add column may_report_absence boolean not null default true,
  add column may_sign boolean not null default false,
  add column version integer not null default 1,
  add column replaced_at timestamptz,
  drop constraint guardianships_pkey,
  add constraint guardianship_facts_pkey primary key (id, version),
  add constraint guardianship_facts_sign_check check (
    not may_sign or legal_kind in ('parent', 'adoptive_parent', 'guardian', 'custodian'));

drop index role_grants_person, role_grants_organisation, enrolments_class, enrolments_person, guardianships_guardian,
  guardianships_child;
create unique index role_grants_now on role_grant_facts (id) where replaced_at is null;
create index role_grants_person on role_grant_facts (person_id) where replaced_at is null;
create index role_grants_organisation on role_grant_facts (organisation_id) where replaced_at is null;
create index role_grants_former on role_grant_facts (person_id) where replaced_at is not null;
create unique index enrolments_now on enrolment_facts (id) where replaced_at is null;
create index enrolments_person on enrolment_facts (person_id) where replaced_at is null;
create index enrolments_class on enrolment_facts (class_id) where replaced_at is null;
create index enrolments_former on enrolment_facts (person_id) where replaced_at is not null;
create unique index guardianships_now on guardianship_facts (id) where replaced_at is null;
create index guardianships_guardian on guardianship_facts (guardian_id) where replaced_at is null;
create index guardianships_child on guardianship_facts (child_id) where replaced_at is null;
create index guardianships_former on guardianship_facts (guardian_id) where replaced_at is not null;
create index guardianships_former_child on guardianship_facts (child_id) where replaced_at is not null;

-- What begins or ends by date alone, for the job that lets chats follow.
create index role_grants_ends on role_grant_facts (valid_to) where replaced_at is null and valid_to > recorded_at;
create index role_grants_begins on role_grant_facts (valid_from) where replaced_at is null and valid_from > recorded_at;
create index enrolments_ends on enrolment_facts (valid_to) where replaced_at is null and valid_to > recorded_at;
create index enrolments_begins on enrolment_facts (valid_from) where replaced_at is null and valid_from > recorded_at;

-- A guardian who must not come near the child: entered by the head with a document and a term. It stands by itself: ending
-- the tie does not lift it, and its end does not bring back a tie that was ended.
create table guardian_restriction_facts (
  id uuid not null,
  version integer not null default 1,
  guardian_id uuid not null references persons (id),
  child_id uuid not null references persons (id),
  organisation_id uuid references organisations (id),
  document text not null default '',
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  entered_by uuid,
  replaced_at timestamptz,
  primary key (id, version)
);
create unique index guardian_restrictions_now on guardian_restriction_facts (id) where replaced_at is null;
create index guardian_restrictions_pair on guardian_restriction_facts (guardian_id, child_id) where replaced_at is null;
create index guardian_restrictions_child on guardian_restriction_facts (child_id);

insert into guardian_restriction_facts (id, guardian_id, child_id, valid_from, valid_to, recorded_at)
select id, guardian_id, child_id, valid_from, valid_to, recorded_at from guardianship_facts where restricted;
alter table guardianship_facts drop column restricted;

-- Long leave (to care for a child, for instance): whoever is on it keeps access and stands outside of denominators.
create table leave_facts (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null references persons (id),
  organisation_id uuid not null references organisations (id),
  order_number text not null default '',
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  entered_by uuid,
  replaced_at timestamptz,
  primary key (id, version)
);
create unique index leaves_now on leave_facts (id) where replaced_at is null;
create index leaves_person on leave_facts (person_id);
create index leaves_organisation on leave_facts (organisation_id) where replaced_at is null;

create view role_grants as
  select id, person_id, organisation_id, role, position, employment, valid_from, valid_to, recorded_at, granted_by
  from role_grant_facts where replaced_at is null;
create view enrolments as
  select id, class_id, person_id, kind, valid_from, valid_to, recorded_at from enrolment_facts where replaced_at is null;
create view guardianships as
  select id, guardian_id, child_id, shown_kinship, legal_kind, may_write, may_report_absence, may_sign,
    valid_from, valid_to, recorded_at, approved_by
  from guardianship_facts where replaced_at is null;
create view guardian_restrictions as
  select id, guardian_id, child_id, organisation_id, document, valid_from, valid_to, recorded_at, entered_by
  from guardian_restriction_facts where replaced_at is null;
create view leaves as
  select id, person_id, organisation_id, order_number, valid_from, valid_to, recorded_at, entered_by
  from leave_facts where replaced_at is null;

create or replace view person_streams as
  select id as person_id, id as stream_id, 1::bigint as from_version from persons
  union all
  select c.person_id, c.conversation_id, r.from_version from chats c
    join visible_ranges r on r.conversation_id = c.conversation_id and r.person_id = c.person_id
  union all
  select person_id, organisation_id, 1 from role_grants
    where valid_from <= now() and (valid_to is null or valid_to > now())
  union all
  select person_id, class_id, 1 from enrolments
    where valid_from <= now() and (valid_to is null or valid_to > now());

-- Whether a guardian is kept away from a child at an instant.
create function restricted(guardian uuid, child uuid, instant timestamptz) returns boolean language sql stable as $$
  select exists (
    select from guardian_restrictions r
    where r.guardian_id = guardian and r.child_id = child
      and r.valid_from <= instant and (r.valid_to is null or r.valid_to > instant))
$$;

create or replace function ties_at(instant timestamptz)
returns table (
  person_id uuid, role text, organisation_id uuid, class_id uuid, class_name text, child_id uuid, position_text text,
  kinship text
) language sql stable as $$
  select g.person_id, g.role, g.organisation_id, null::uuid, '', null::uuid, g.position, ''
  from role_grants g
  where g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)
  union all
  select e.person_id, e.kind, c.organisation_id, c.id, c.name, null::uuid, '', ''
  from enrolments e join school_classes c on c.id = e.class_id
  where e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant) and c.archived_at is null
  union all
  select w.guardian_id, 'guardian', c.organisation_id, c.id, c.name, w.child_id, '', w.shown_kinship
  from guardianships w
  join enrolments e on e.person_id = w.child_id and e.kind = 'pupil'
  join school_classes c on c.id = e.class_id
  where w.valid_from <= instant and (w.valid_to is null or w.valid_to > instant)
    and e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant) and c.archived_at is null
    and not exists (
      select from guardian_restrictions r
      where r.guardian_id = w.guardian_id and r.child_id = w.child_id
        and r.valid_from <= instant and (r.valid_to is null or r.valid_to > instant))
$$;

-- What was valid at one instant as it was recorded by another: what a report of last Friday counts, whatever has been
-- entered since. Names of classes and positions are those of the rows known then.
create function ties_known(valid_at timestamptz, recorded_by timestamptz)
returns table (
  person_id uuid, role text, organisation_id uuid, class_id uuid, class_name text, child_id uuid, position_text text,
  kinship text
) language sql stable as $$
  select g.person_id, g.role, g.organisation_id, null::uuid, '', null::uuid, g.position, ''
  from role_grant_facts g
  where g.recorded_at <= recorded_by and (g.replaced_at is null or g.replaced_at > recorded_by)
    and g.valid_from <= valid_at and (g.valid_to is null or g.valid_to > valid_at)
  union all
  select e.person_id, e.kind, c.organisation_id, c.id, c.name, null::uuid, '', ''
  from enrolment_facts e join school_classes c on c.id = e.class_id
  where e.recorded_at <= recorded_by and (e.replaced_at is null or e.replaced_at > recorded_by)
    and e.valid_from <= valid_at and (e.valid_to is null or e.valid_to > valid_at)
    and (c.archived_at is null or c.archived_at > recorded_by)
  union all
  select w.guardian_id, 'guardian', c.organisation_id, c.id, c.name, w.child_id, '', w.shown_kinship
  from guardianship_facts w
  join enrolment_facts e on e.person_id = w.child_id and e.kind = 'pupil'
  join school_classes c on c.id = e.class_id
  where w.recorded_at <= recorded_by and (w.replaced_at is null or w.replaced_at > recorded_by)
    and w.valid_from <= valid_at and (w.valid_to is null or w.valid_to > valid_at)
    and e.recorded_at <= recorded_by and (e.replaced_at is null or e.replaced_at > recorded_by)
    and e.valid_from <= valid_at and (e.valid_to is null or e.valid_to > valid_at)
    and (c.archived_at is null or c.archived_at > recorded_by)
    and not exists (
      select from guardian_restriction_facts r
      where r.guardian_id = w.guardian_id and r.child_id = w.child_id
        and r.recorded_at <= recorded_by and (r.replaced_at is null or r.replaced_at > recorded_by)
        and r.valid_from <= valid_at and (r.valid_to is null or r.valid_to > valid_at))
$$;

-- Who was on long leave, with the same two times.
create function leaves_known(valid_at timestamptz, recorded_by timestamptz)
returns table (person_id uuid, organisation_id uuid) language sql stable as $$
  select l.person_id, l.organisation_id from leave_facts l
  where l.recorded_at <= recorded_by and (l.replaced_at is null or l.replaced_at > recorded_by)
    and l.valid_from <= valid_at and (l.valid_to is null or l.valid_to > valid_at)
$$;

-- Up to which instant the chats have followed what begins and ends by date.
create table roster_dates (
  only_row boolean primary key default true check (only_row),
  followed_to timestamptz not null
);
insert into roster_dates (followed_to) values (now());
