-- Conversations and their lines. Keys begin with the stream, so that one conversation's rows lie together.

create table conversations (
  id uuid primary key,
  kind text not null check (kind in ('direct', 'group', 'channel', 'staff', 'class_pupils', 'class_guardians')),
  title text not null default '',
  organisation_id uuid,
  class_id uuid,
  -- «smaller id:greater id» of the two persons: a direct conversation exists once.
  direct_key text unique,
  participant_count integer not null default 0,
  audience jsonb not null default '{"staff":0,"pupils":0,"guardians":0}',
  created_by uuid,
  created_at timestamptz not null default now(),
  archived_at timestamptz
);
create unique index conversations_organisation_staff on conversations (organisation_id) where kind = 'staff';
create unique index conversations_class on conversations (class_id, kind) where class_id is not null;

-- Who takes part and what of it they may read: lines from_seq..to_seq (null: still inside).
create table participants (
  conversation_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('owner', 'moderator', 'member', 'reader')),
  -- Made by the roster or by hand: the roster removes only what it made.
  by_roster boolean not null default false,
  from_seq bigint not null default 1,
  to_seq bigint,
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (conversation_id, person_id)
);
-- The chat list, keyed by person.
create table chats (
  person_id uuid not null,
  conversation_id uuid not null,
  muted_until timestamptz,
  pinned boolean not null default false,
  draft jsonb,
  primary key (person_id, conversation_id)
);

-- Narrow and often written: no index on the mark.
create table read_marks (
  conversation_id uuid not null,
  person_id uuid not null,
  seq bigint not null,
  count bigint not null,
  at timestamptz not null default now(),
  primary key (conversation_id, person_id)
) with (fillfactor = 60);

create table messages (
  conversation_id uuid not null,
  seq bigint not null,
  id uuid not null,
  v bigint not null,
  count bigint not null,
  author_id uuid,
  at timestamptz not null,
  text text not null,
  entities jsonb not null default '[]',
  reply_to bigint,
  files jsonb not null default '[]',
  reactions jsonb not null default '[]',
  pinned_at timestamptz,
  edited_at timestamptz,
  deleted_at timestamptz,
  system jsonb,
  mentions_all boolean not null default false,
  -- Of what the author sent: the same id with another input is refused.
  input_hash bytea,
  -- Versions of the events that carry this text: overwritten with it when it is edited, deleted or erased.
  content_versions bigint[] not null,
  primary key (conversation_id, seq)
);
create unique index messages_identity on messages (conversation_id, author_id, id);
create index messages_pinned on messages (conversation_id, seq) where pinned_at is not null;
create index messages_at on messages using brin (at);

create table mentions (
  conversation_id uuid not null,
  person_id uuid not null,
  seq bigint not null,
  primary key (conversation_id, person_id, seq)
);

create table reactions (
  conversation_id uuid not null,
  seq bigint not null,
  person_id uuid not null,
  emoji text not null,
  at timestamptz not null default now(),
  primary key (conversation_id, seq, person_id)
);

-- A person who does not want to be written to by another.
create table person_blocks (
  person_id uuid not null,
  blocked_id uuid not null,
  at timestamptz not null default now(),
  primary key (person_id, blocked_id)
);
