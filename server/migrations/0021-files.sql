-- Uploaded files, and the messages that refer to them: bytes live as long as the last reference.

create table files (
  id uuid primary key,
  owner_id uuid not null,
  name text not null,
  type text not null,
  kind text not null check (kind in ('image', 'video', 'audio', 'document')),
  size_bytes bigint not null,
  width integer,
  height integer,
  has_preview boolean not null,
  -- Of the bytes as they came: the same upload sent again is recognised.
  sha256 bytea not null,
  created_at timestamptz not null,
  -- Set when a message takes it.
  attached_at timestamptz,
  -- Set when the last message has let it go: the bytes leave with the next sweep.
  orphaned_at timestamptz
);
create index files_unattached on files (owner_id, created_at) where attached_at is null;
create index files_orphaned on files (orphaned_at) where orphaned_at is not null;

create table file_references (
  conversation_id uuid not null,
  seq bigint not null,
  file_id uuid not null,
  primary key (conversation_id, seq, file_id)
);
create index file_references_file on file_references (file_id);
