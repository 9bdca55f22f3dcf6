-- A notice asks a circle of people to acknowledge a text by a date. Who was asked is frozen when it is sent: one row for each
-- person in an organisation. Who comes into the circle while it runs is asked, too; who leaves stands outside of all counts.

create table notices (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  author_id uuid not null references persons (id),
  title text not null,
  text text not null,
  file_id uuid,
  -- Roles × organisations below the sender: `NoticeCircle` of the contract.
  circle jsonb not null,
  due_at timestamptz not null,
  sent_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references persons (id),
  check (due_at > sent_at),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index notices_organisation on notices (organisation_id, sent_at desc);
create index notices_running on notices (due_at) where withdrawn_at is null;

create table notice_recipients (
  notice_id uuid not null references notices (id),
  organisation_id uuid not null references organisations (id),
  person_id uuid not null references persons (id),
  -- As they stood when the person was asked.
  role text not null,
  position text not null,
  class_name text not null,
  asked_at timestamptz not null,
  opened_at timestamptz,
  acknowledged_at timestamptz,
  left_at timestamptz,
  primary key (notice_id, organisation_id, person_id)
);
create index notice_recipients_person on notice_recipients (person_id, notice_id);
create index notice_recipients_opened on notice_recipients (opened_at) where opened_at is not null;
create index notice_recipients_acknowledged on notice_recipients (acknowledged_at) where acknowledged_at is not null;

-- Lists that have left the house; the number stands on each page, the reason in the audit log.
create table notice_exports (
  number bigint generated always as identity primary key,
  notice_id uuid not null references notices (id),
  by_id uuid not null references persons (id),
  at timestamptz not null,
  kind text not null check (kind in ('xlsx', 'print')),
  people integer not null
);

-- Whom a notice asks at an instant: each person once in an organisation, under the strongest of the roles that are asked.
-- `on_leave`: on long leave there, and therefore not asked.
create function notice_circle(sender uuid, circle jsonb, instant timestamptz)
returns table (
  organisation_id uuid, person_id uuid, role text, position_text text, class_name text, on_leave boolean)
language sql stable as $$
  select t.organisation_id, t.person_id,
    (array['head', 'deputy', 'administrator', 'office_specialist', 'form_teacher', 'teacher', 'staff', 'pupil', 'guardian'])[
      min(array_position(
        array['head', 'deputy', 'administrator', 'office_specialist', 'form_teacher', 'teacher', 'staff', 'pupil', 'guardian'],
        t.role))],
    coalesce((select string_agg(distinct g.position, ', ' order by g.position) from role_grants g
      where g.person_id = t.person_id and g.organisation_id = t.organisation_id and g.position <> ''
        and g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)), ''),
    coalesce(string_agg(distinct t.class_name, ', ' order by t.class_name)
      filter (where t.role in ('form_teacher', 'pupil', 'guardian')), ''),
    bool_and(t.role not in ('pupil', 'guardian')) and exists (select from leaves l
      where l.person_id = t.person_id and l.organisation_id = t.organisation_id
        and l.valid_from <= instant and (l.valid_to is null or l.valid_to > instant))
  from admitted_ties_at(instant) t
  where (circle -> 'roles') ? t.role
    and (circle ->> 'classId' is null or t.class_id = (circle ->> 'classId')::uuid)
    and t.organisation_id in (
      select b.id from organisations_below(sender) b join organisations o on o.id = b.id
      where o.closed_at is null
        and (circle -> 'organisationIds' is null or (circle -> 'organisationIds') ? o.id::text)
        and (circle -> 'kinds' is null or (circle -> 'kinds') ? o.kind))
  group by t.organisation_id, t.person_id
$$;

-- What somebody manages and therefore follows. `own`: by name, as head, deputy, administrator or specialist of it; otherwise
-- as an office above, which sees counts and the names of heads.
create function managed_by(person uuid, instant timestamptz) returns table (organisation_id uuid, own boolean)
language sql stable as $$
  select b.id, bool_or(b.depth = 0)
  from role_grants g cross join lateral organisations_below(g.organisation_id) b
  where g.person_id = person and g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)
    and (g.role = 'office_specialist' or (b.depth = 0 and g.role in ('head', 'deputy', 'administrator')))
  group by b.id
$$;

alter table push_queue drop constraint push_queue_kind_check;
alter table push_queue add constraint push_queue_kind_check check (kind in ('message', 'mention', 'report', 'notice'));
