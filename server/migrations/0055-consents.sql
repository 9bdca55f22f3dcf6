-- Where an organisation asks for it, a pupil under 14 is inside only once a guardian has agreed. Who does not have that consent
-- keeps account and place on the list and waits: such a pupil is in no chat, and nobody there may be written to.

-- Since when it is asked for; null: it is not.
alter table organisations add column consent_since timestamptz;

-- One answer of one guardian about one child, for one purpose: never overwritten, at most withdrawn. Hash: SHA-256, in hex,
-- of the very text that was shown.
create table consents (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  child_id uuid not null references persons (id),
  guardian_id uuid not null references persons (id),
  account_id uuid not null references accounts (id),
  session_id uuid not null,
  purpose text not null default 'messenger' check (purpose = 'messenger'),
  text_version integer not null check (text_version > 0),
  text_locale text not null check (text_locale in ('ru', 'en')),
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  agreed boolean not null,
  answered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references persons (id),
  withdrawn_account_id uuid references accounts (id),
  check (agreed or withdrawn_at is null),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((withdrawn_at is null) = (withdrawn_account_id is null))
);
create index consents_child on consents (child_id, organisation_id);

-- The first instant of the day after the fourteenth birthday: an age is reached when the birthday is over.
create function fourteen_at(born date, zone text) returns timestamptz language sql stable as $$
  select (born + 1 + interval '14 years') at time zone zone
$$;

-- Whether a pupil of the organisation needs a consent there and none stands. Whose birth date is not known is asked for, too.
create function lacks_consent(pupil uuid, organisation uuid, instant timestamptz) returns boolean language sql stable as $$
  select exists (
    select from organisations o join persons p on p.id = pupil
    where o.id = organisation and o.consent_since <= instant
      and (p.birth_date is null or fourteen_at(p.birth_date, o.time_zone) > instant)
      and exists (
        select from enrolments e join school_classes k on k.id = e.class_id
        where e.person_id = pupil and e.kind = 'pupil' and k.organisation_id = organisation and k.archived_at is null
          and e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant))
      and not exists (
        select from consents c
        where c.child_id = pupil and c.organisation_id = organisation and c.agreed and c.withdrawn_at is null))
$$;

-- Until when a pupil who was inside already when the organisation began to ask stays inside without consent; null: no longer
-- than now, for who came later and who was refused or withdrawn since has no such days.
create function consent_due(pupil uuid, organisation uuid) returns timestamptz language sql stable as $$
  select o.consent_since + interval '14 days' from organisations o
  where o.id = organisation
    and exists (select from accounts a where a.person_id = pupil and a.created_at <= o.consent_since)
    and exists (
      select from enrolments e join school_classes k on k.id = e.class_id
      where e.person_id = pupil and e.kind = 'pupil' and k.organisation_id = organisation
        and e.valid_from <= o.consent_since)
    and not exists (
      select from consents c
      where c.child_id = pupil and c.organisation_id = organisation
        and coalesce(c.withdrawn_at, c.answered_at) >= o.consent_since)
$$;

create function awaits_consent(pupil uuid, organisation uuid, instant timestamptz) returns boolean language sql stable as $$
  select lacks_consent(pupil, organisation, instant)
    and coalesce(consent_due(pupil, organisation) <= instant, true)
$$;

-- The ties of `ties_at` that let somebody in: without those of pupils who wait.
create function admitted_ties_at(instant timestamptz)
returns table (
  person_id uuid, role text, organisation_id uuid, class_id uuid, class_name text, child_id uuid, position_text text, kinship text)
language sql stable as $$
  select t.* from ties_at(instant) t where t.role <> 'pupil' or not awaits_consent(t.person_id, t.organisation_id, instant)
$$;

-- A pupil who is let in nowhere, and waits.
create function waits_everywhere(person uuid, instant timestamptz) returns boolean language sql stable as $$
  select coalesce(bool_and(t.role = 'pupil' and awaits_consent(t.person_id, t.organisation_id, instant)), false)
  from ties_at(instant) t where t.person_id = person
$$;

-- How far somebody of an organisation has come: `joining_state`, and whether a pupil waits for consent there.
create function standing_in(organisation uuid, person uuid, instant timestamptz) returns text language sql stable as $$
  select case when s.state = 'joined' and awaits_consent(person, organisation, instant) then 'awaits_consent' else s.state end
  from (select joining_state(person, instant) as state) s
$$;
