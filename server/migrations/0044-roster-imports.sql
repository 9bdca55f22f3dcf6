-- Rosters brought in from files: what lists say of people beside their names, and which import wrote what, so that an import
-- can be taken back as a whole.

create table roster_imports (
  id uuid primary key,
  -- What the file was brought into; rows may belong to organisations below.
  organisation_id uuid not null references organisations (id),
  -- Null: from the command line.
  by_id uuid,
  at timestamptz not null,
  file_hash bytea not null,
  file_name text not null,
  format text not null,
  mapping jsonb not null,
  counts jsonb not null,
  undone_at timestamptz,
  undone_by uuid,
  -- In how many slices chats follow; those that still wait stand in the outbox.
  follow_total integer not null default 0
);
create index roster_imports_organisation on roster_imports (organisation_id, at desc);

-- What an organisation's lists say of a person. Other organisations do not see it.
create table person_detail_facts (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null references persons (id),
  organisation_id uuid not null references organisations (id),
  sex text not null default '' check (sex in ('', 'male', 'female')),
  -- AES-256-GCM under a key derived from the master key.
  snils_sealed bytea,
  file_number text not null default '',
  external_id text not null default '',
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  import_id uuid,
  primary key (id, version)
);
create unique index person_details_now on person_detail_facts (id) where replaced_at is null;
create index person_details_person on person_detail_facts (person_id);
create index person_details_organisation on person_detail_facts (organisation_id) where replaced_at is null;
create index person_details_import on person_detail_facts (import_id) where import_id is not null;

-- Phones and addresses from lists, apart from all else: nobody signs in with them, and nobody is shown them.
create table person_contact_facts (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null references persons (id),
  organisation_id uuid not null references organisations (id),
  phone text not null default '',
  email text not null default '',
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  import_id uuid,
  primary key (id, version)
);
create unique index person_contacts_now on person_contact_facts (id) where replaced_at is null;
create index person_contacts_person on person_contact_facts (person_id);
create index person_contacts_organisation on person_contact_facts (organisation_id) where replaced_at is null;
create index person_contacts_import on person_contact_facts (import_id) where import_id is not null;

-- Names and birth dates that an import changed: they have no versions of their own.
create table roster_import_names (
  import_id uuid not null references roster_imports (id),
  person_id uuid not null references persons (id) on delete cascade,
  before jsonb not null,
  after jsonb not null,
  primary key (import_id, person_id)
);
create index roster_import_names_person on roster_import_names (person_id);

alter table role_grant_facts add column subjects text[] not null default '{}', add column import_id uuid;
alter table enrolment_facts add column order_number text not null default '', add column import_id uuid;
alter table guardianship_facts add column import_id uuid;
alter table school_classes add column import_id uuid;
create index role_grants_import on role_grant_facts (import_id) where import_id is not null;
create index enrolments_import on enrolment_facts (import_id) where import_id is not null;
create index guardianships_import on guardianship_facts (import_id) where import_id is not null;
create index school_classes_import on school_classes (import_id) where import_id is not null;

create or replace view role_grants as
  select id, person_id, organisation_id, role, position, employment, valid_from, valid_to, recorded_at, granted_by, subjects
  from role_grant_facts where replaced_at is null;
create or replace view enrolments as
  select id, class_id, person_id, kind, valid_from, valid_to, recorded_at, order_number
  from enrolment_facts where replaced_at is null;
create view person_details as
  select id, person_id, organisation_id, sex, snils_sealed, file_number, external_id
  from person_detail_facts where replaced_at is null;
create view person_contacts as
  select id, person_id, organisation_id, phone, email from person_contact_facts where replaced_at is null;
