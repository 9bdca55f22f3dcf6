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

-- Who answers a report now: the organisation's managers and a pupil's form teacher; about one of the managers the office
-- above, or, where there is none, the other managers. Never the person reported, never somebody without an open account.
create function report_answerers(organisation uuid, about uuid, about_moderator boolean, class uuid, instant timestamptz)
returns table (person_id uuid, through text) language sql stable as $$
  with managers as (
    select distinct g.person_id, a.depth
    from organisations_above(organisation) a
    join role_grants g on g.organisation_id = a.id
    join accounts on accounts.person_id = g.person_id and accounts.blocked_at is null
    where g.person_id <> about and g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)
      and case when a.depth = 0 then g.role in ('head', 'deputy', 'administrator', 'office_specialist')
        else g.role = 'office_specialist' end),
  own as (
    select m.person_id from managers m where m.depth = 0
    union
    select e.person_id from enrolments e
    join accounts on accounts.person_id = e.person_id and accounts.blocked_at is null
    where e.class_id = class and e.kind = 'form_teacher' and e.person_id <> about and not about_moderator
      and e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant)),
  office as (
    select m.person_id from managers m where m.depth = (select min(x.depth) from managers x where x.depth > 0))
  select own.person_id, 'organisation' from own where not about_moderator or not exists (select from office)
  union
  select office.person_id, 'office' from office where about_moderator or not exists (select from own)
$$;

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
