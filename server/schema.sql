-- The database as the migrations leave it. Written by `npm run generate`, compared by `npm test`.

create extension btree_gin;
create extension pg_trgm;

CREATE OR REPLACE FUNCTION ensure_event_partitions(first_day date, day_count integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  d date;
begin
  for d in select first_day + i from generate_series(0, day_count - 1) as i loop
    if to_regclass(format('events_%s', to_char(d, 'YYYYMMDD'))) is null then
      execute format('create table if not exists events_%s partition of events for values from (%L) to (%L)',
        to_char(d, 'YYYYMMDD'), d, d + 1);
    end if;
  end loop;
end $function$;

create table accounts (
  id uuid not null,
  person_id uuid not null,
  login text not null,
  password_hash text not null,
  locale text not null default 'ru'::text,
  created_at timestamptz not null default now(),
  first_signed_in_at timestamptz,
  blocked_at timestamptz,
  reset_by uuid,
  reset_at timestamptz,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_login_check CHECK ((login = lower(login))),
  constraint accounts_login_key UNIQUE (login),
  constraint accounts_person_id_key UNIQUE (person_id),
  constraint accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);

create table audit (
  id bigint not null generated always as identity,
  at timestamptz not null default now(),
  actor_id uuid,
  act text not null,
  organisation_id uuid,
  subject_id uuid,
  data jsonb not null default '{}'::jsonb,
  constraint audit_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_organisation ON audit USING btree (organisation_id, id);

create table chats (
  person_id uuid not null,
  conversation_id uuid not null,
  muted_until timestamptz,
  pinned boolean not null default false,
  draft jsonb,
  constraint chats_pkey PRIMARY KEY (person_id, conversation_id)
);

create table command_results (
  person_id uuid not null,
  command_id uuid not null,
  input_hash bytea not null,
  result json not null,
  at timestamptz not null default now(),
  constraint command_results_pkey PRIMARY KEY (person_id, command_id)
);
CREATE INDEX command_results_at ON command_results USING brin (at);

create table conversations (
  id uuid not null,
  kind text not null,
  title text not null default ''::text,
  organisation_id uuid,
  class_id uuid,
  direct_key text,
  participant_count integer not null default 0,
  audience jsonb not null default '{"staff": 0, "pupils": 0, "guardians": 0}'::jsonb,
  created_by uuid,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_direct_key_key UNIQUE (direct_key),
  constraint conversations_kind_check CHECK ((kind = ANY (ARRAY['direct'::text, 'group'::text, 'channel'::text, 'staff'::text, 'class_pupils'::text, 'class_guardians'::text])))
);
CREATE UNIQUE INDEX conversations_class ON conversations USING btree (class_id, kind) WHERE (class_id IS NOT NULL);
CREATE UNIQUE INDEX conversations_organisation_staff ON conversations USING btree (organisation_id) WHERE (kind = 'staff'::text);

create table enrolments (
  id uuid not null,
  class_id uuid not null,
  person_id uuid not null,
  kind text not null,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  constraint enrolments_pkey PRIMARY KEY (id),
  constraint enrolments_kind_check CHECK ((kind = ANY (ARRAY['pupil'::text, 'teacher'::text, 'form_teacher'::text]))),
  constraint enrolments_class_id_fkey FOREIGN KEY (class_id) REFERENCES school_classes(id),
  constraint enrolments_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX enrolments_class ON enrolments USING btree (class_id);
CREATE INDEX enrolments_person ON enrolments USING btree (person_id);

create table events (
  stream_id uuid not null,
  version bigint not null,
  day date not null,
  at timestamptz not null,
  name text not null,
  audience_version bigint not null,
  data json not null,
  constraint events_pkey PRIMARY KEY (stream_id, version, day)
) partition by range (day);

create table events_other partition of events DEFAULT;

create table guardianships (
  id uuid not null,
  guardian_id uuid not null,
  child_id uuid not null,
  shown_kinship text not null default 'close'::text,
  restricted boolean not null default false,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  approved_by uuid,
  constraint guardianships_pkey PRIMARY KEY (id),
  constraint guardianships_child_id_fkey FOREIGN KEY (child_id) REFERENCES persons(id),
  constraint guardianships_guardian_id_fkey FOREIGN KEY (guardian_id) REFERENCES persons(id)
);
CREATE INDEX guardianships_child ON guardianships USING btree (child_id);
CREATE INDEX guardianships_guardian ON guardianships USING btree (guardian_id);

create table mentions (
  conversation_id uuid not null,
  person_id uuid not null,
  seq bigint not null,
  constraint mentions_pkey PRIMARY KEY (conversation_id, person_id, seq)
);

create table messages (
  conversation_id uuid not null,
  seq bigint not null,
  id uuid not null,
  v bigint not null,
  count bigint not null,
  author_id uuid,
  at timestamptz not null,
  text text not null,
  entities jsonb not null default '[]'::jsonb,
  reply_to bigint,
  files jsonb not null default '[]'::jsonb,
  reactions jsonb not null default '[]'::jsonb,
  pinned_at timestamptz,
  edited_at timestamptz,
  deleted_at timestamptz,
  system jsonb,
  mentions_all boolean not null default false,
  input_hash bytea,
  content_versions bigint[] not null,
  constraint messages_pkey PRIMARY KEY (conversation_id, seq)
);
CREATE INDEX messages_at ON messages USING brin (at);
CREATE UNIQUE INDEX messages_identity ON messages USING btree (conversation_id, author_id, id);
CREATE INDEX messages_pinned ON messages USING btree (conversation_id, seq) WHERE (pinned_at IS NOT NULL);

create table organisations (
  id uuid not null,
  parent_id uuid,
  kind text not null,
  name text not null,
  short_name text not null,
  time_zone text not null,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['region'::text, 'municipality'::text, 'school'::text, 'kindergarten'::text, 'additional'::text, 'college'::text]))),
  constraint organisations_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisations(id)
);
CREATE INDEX organisations_parent ON organisations USING btree (parent_id);

create table outbox (
  id bigint not null generated always as identity,
  topic text not null,
  stream_id uuid not null,
  data jsonb not null,
  created_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  attempts integer not null default 0,
  constraint outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX outbox_due ON outbox USING btree (due_at, id);

create table participants (
  conversation_id uuid not null,
  person_id uuid not null,
  role text not null,
  by_roster boolean not null default false,
  from_seq bigint not null default 1,
  to_seq bigint,
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  circle text not null default 'staff'::text,
  constraint participants_pkey PRIMARY KEY (conversation_id, person_id),
  constraint participants_circle_check CHECK ((circle = ANY (ARRAY['staff'::text, 'pupils'::text, 'guardians'::text]))),
  constraint participants_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'moderator'::text, 'member'::text, 'reader'::text])))
);

create table person_blocks (
  person_id uuid not null,
  blocked_id uuid not null,
  at timestamptz not null default now(),
  constraint person_blocks_pkey PRIMARY KEY (person_id, blocked_id)
);
CREATE INDEX person_blocks_blocked ON person_blocks USING btree (blocked_id);

create table persons (
  id uuid not null,
  family_name text not null,
  given_name text not null,
  patronymic text not null default ''::text,
  birth_date date,
  created_at timestamptz not null default now(),
  constraint persons_pkey PRIMARY KEY (id)
);
CREATE INDEX persons_name ON persons USING gin ((((((family_name || ' '::text) || given_name) || ' '::text) || patronymic)) gin_trgm_ops);

create table reactions (
  conversation_id uuid not null,
  seq bigint not null,
  person_id uuid not null,
  emoji text not null,
  at timestamptz not null default now(),
  constraint reactions_pkey PRIMARY KEY (conversation_id, seq, person_id)
);

create table read_marks (
  conversation_id uuid not null,
  person_id uuid not null,
  seq bigint not null,
  count bigint not null,
  at timestamptz not null default now(),
  constraint read_marks_pkey PRIMARY KEY (conversation_id, person_id)
) with (fillfactor=60);

create table read_tops (
  conversation_id uuid not null,
  first_person uuid not null,
  first_seq bigint not null,
  second_person uuid,
  second_seq bigint,
  constraint read_tops_pkey PRIMARY KEY (conversation_id)
) with (fillfactor=60);

create table role_grants (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  position text not null default ''::text,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  granted_by uuid,
  constraint role_grants_pkey PRIMARY KEY (id),
  constraint role_grants_role_check CHECK ((role = ANY (ARRAY['operator'::text, 'office_specialist'::text, 'head'::text, 'deputy'::text, 'administrator'::text, 'teacher'::text, 'staff'::text]))),
  constraint role_grants_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint role_grants_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX role_grants_organisation ON role_grants USING btree (organisation_id);
CREATE INDEX role_grants_person ON role_grants USING btree (person_id);

create table schema_migrations (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  constraint schema_migrations_pkey PRIMARY KEY (number)
);

create table school_classes (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  name text not null,
  academic_year text not null,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  constraint school_classes_pkey PRIMARY KEY (id),
  constraint school_classes_kind_check CHECK ((kind = ANY (ARRAY['class'::text, 'kindergarten_group'::text, 'association'::text, 'department'::text, 'subject_group'::text]))),
  constraint school_classes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX school_classes_organisation ON school_classes USING btree (organisation_id);

create table sessions (
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  device text not null,
  ephemeral boolean not null default false,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX sessions_account ON sessions USING btree (account_id) WHERE (ended_at IS NULL);

create table streams (
  id uuid not null,
  kind text not null,
  version bigint not null default 0,
  audience_version bigint not null default 0,
  last_seq bigint not null default 0,
  last_count bigint not null default 0,
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_at timestamptz not null default now(),
  constraint streams_pkey PRIMARY KEY (id),
  constraint streams_kind_check CHECK ((kind = ANY (ARRAY['conversation'::text, 'person'::text, 'organisation'::text, 'class'::text])))
) with (fillfactor=60);
