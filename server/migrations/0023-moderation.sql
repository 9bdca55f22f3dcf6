-- Reports to an organisation's moderators, and what people are told of the outcome.

create table reports (
  id uuid primary key,
  reporter_id uuid not null,
  about_id uuid not null,
  -- Whose moderators answer; the office above where the person reported is one of them.
  organisation_id uuid not null references organisations (id),
  about_moderator boolean not null,
  -- Set where a pupil is reported: the form teacher answers too.
  class_id uuid,
  conversation_id uuid,
  seq bigint,
  reason text not null,
  comment text not null,
  -- The message and its neighbours as they stood: a later edit or deletion does not hide them.
  lines jsonb not null default '[]',
  filed_at timestamptz not null,
  due_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  actions text[] not null default '{}',
  note text not null default ''
);
create unique index reports_once on reports
  (reporter_id, about_id, coalesce(conversation_id, about_id), coalesce(seq, 0)) where resolved_at is null;
create index reports_open on reports (organisation_id, due_at) where resolved_at is null;
create index reports_resolved on reports (organisation_id, resolved_at) where resolved_at is not null;

create table moderation_notices (
  id uuid primary key,
  person_id uuid not null,
  kind text not null check (kind in ('report_answered', 'warned', 'message_deleted', 'removed_from_conversation')),
  acted boolean not null,
  conversation_id uuid,
  seq bigint,
  at timestamptz not null,
  confirmed_at timestamptz
);
create index moderation_notices_open on moderation_notices (person_id) where confirmed_at is null;
