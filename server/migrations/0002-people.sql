-- Organisations, persons and what ties them. Every tie has two times: valid from–to, and when it was recorded.

create table organisations (
  id uuid primary key,
  parent_id uuid references organisations (id),
  kind text not null check (kind in ('region', 'municipality', 'school', 'kindergarten', 'additional', 'college')),
  name text not null,
  short_name text not null,
  time_zone text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  closed_at timestamptz
);
create index organisations_parent on organisations (parent_id);

create table persons (
  id uuid primary key,
  family_name text not null,
  given_name text not null,
  patronymic text not null default '',
  birth_date date,
  created_at timestamptz not null default now()
);
create index persons_name on persons using gin ((family_name || ' ' || given_name || ' ' || patronymic) gin_trgm_ops);

-- Work and office in an organisation. `position` is the words of the staff list, `role` what it lets one do.
create table role_grants (
  id uuid primary key,
  person_id uuid not null references persons (id),
  organisation_id uuid not null references organisations (id),
  role text not null check (role in ('operator', 'office_specialist', 'head', 'deputy', 'administrator', 'teacher', 'staff')),
  position text not null default '',
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  granted_by uuid
);
create index role_grants_person on role_grants (person_id);
create index role_grants_organisation on role_grants (organisation_id);

create table school_classes (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  kind text not null check (kind in ('class', 'kindergarten_group', 'association', 'department', 'subject_group')),
  name text not null,
  academic_year text not null,
  created_at timestamptz not null default now(),
  archived_at timestamptz
);
create index school_classes_organisation on school_classes (organisation_id);

create table enrolments (
  id uuid primary key,
  class_id uuid not null references school_classes (id),
  person_id uuid not null references persons (id),
  kind text not null check (kind in ('pupil', 'teacher', 'form_teacher')),
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now()
);
create index enrolments_class on enrolments (class_id);
create index enrolments_person on enrolments (person_id);

create table guardianships (
  id uuid primary key,
  guardian_id uuid not null references persons (id),
  child_id uuid not null references persons (id),
  -- What the guardian lets others read beside the name: mother, father, grandmother, grandfather, close.
  shown_kinship text not null default 'close',
  restricted boolean not null default false,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  approved_by uuid
);
create index guardianships_guardian on guardianships (guardian_id);
create index guardianships_child on guardianships (child_id);

create table accounts (
  id uuid primary key,
  person_id uuid not null unique references persons (id),
  login text not null unique check (login = lower(login)),
  password_hash text not null,
  locale text not null default 'ru',
  created_at timestamptz not null default now(),
  first_signed_in_at timestamptz,
  blocked_at timestamptz,
  -- Set by a reset until the person has seen who did it and when.
  reset_by uuid,
  reset_at timestamptz
);

create table sessions (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  token_hash bytea not null unique,
  device text not null,
  -- «Чужой компьютер»: nothing is kept offline, ends with the window.
  ephemeral boolean not null default false,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_account on sessions (account_id) where ended_at is null;
