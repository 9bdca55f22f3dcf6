-- From 14 to 17 a pupil may be asked for a consent of his or her own beside that of a guardian; and a new version of the text
-- is asked for again. Own consents are the rows of `consents` where child and guardian are one.

-- Since when both are asked for; null: they are not.
alter table organisations add column consent_both_since timestamptz;

-- Since when a version of the texts is the one in force. A release that brings a new text brings a row.
create table consent_versions (version integer primary key check (version > 0), since timestamptz not null);
insert into consent_versions values (1, '2000-01-01'), (2, now());

create function consent_version(instant timestamptz) returns integer language sql stable as $$
  select max(version) from consent_versions where since <= instant
$$;

create function eighteen_at(born date, zone text) returns timestamptz language sql stable as $$
  select (born + 1 + interval '18 years') at time zone zone
$$;

-- Which consents are asked for a pupil in an organisation at an instant, and since when: of a guardian, of the pupil. Whose
-- birth date is not known counts as a child under 14.
create function consents_asked(pupil uuid, organisation uuid, instant timestamptz)
returns table (own boolean, since timestamptz) language sql stable as $$
  select k.own, k.since
  from organisations o join persons p on p.id = pupil
  cross join lateral (
    select false as own, o.consent_since as since
    where o.consent_since <= instant and (p.birth_date is null or fourteen_at(p.birth_date, o.time_zone) > instant)
    union all
    select b.own, greatest(o.consent_both_since, fourteen_at(p.birth_date, o.time_zone))
    from (values (false), (true)) b (own)
    where o.consent_both_since <= instant
      and fourteen_at(p.birth_date, o.time_zone) <= instant and eighteen_at(p.birth_date, o.time_zone) > instant
  ) k
  where o.id = organisation and exists (
    select from enrolments e join school_classes c on c.id = e.class_id
    where e.person_id = pupil and e.kind = 'pupil' and c.organisation_id = organisation and c.archived_at is null
      and e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant))
$$;

-- Whether somebody has agreed to the text in force, and it stands.
create function consent_stands(pupil uuid, organisation uuid, of_own boolean, instant timestamptz)
returns boolean language sql stable as $$
  select exists (
    select from consents c
    where c.child_id = pupil and c.organisation_id = organisation and c.agreed and c.withdrawn_at is null
      and (c.guardian_id = c.child_id) = of_own and c.text_version >= consent_version(instant))
$$;

create or replace function lacks_consent(pupil uuid, organisation uuid, instant timestamptz)
returns boolean language sql stable as $$
  select exists (
    select from consents_asked(pupil, organisation, instant) a
    where not consent_stands(pupil, organisation, a.own, instant))
$$;

-- Since when a consent that is lacking is asked for: since the setting, the birthday, or the new text for whom the old stands.
create function consent_lacking(pupil uuid, organisation uuid, instant timestamptz)
returns table (own boolean, since timestamptz, renewed boolean) language sql stable as $$
  select a.own, case when former.yes then greatest(a.since, v.since) else a.since end, former.yes
  from consents_asked(pupil, organisation, instant) a
  join consent_versions v on v.version = consent_version(instant)
  cross join lateral (select exists (
    select from consents c
    where c.child_id = pupil and c.organisation_id = organisation and c.agreed and c.withdrawn_at is null
      and (c.guardian_id = c.child_id) = a.own) as yes) former
  where not consent_stands(pupil, organisation, a.own, instant)
$$;

drop function consent_due(uuid, uuid);

-- Until when a pupil who was inside already when a consent began to be asked for stays inside without it; null: no longer than
-- now, for who came later and whom somebody refused or withdrew since has no such days.
create function consent_due(pupil uuid, organisation uuid, instant timestamptz) returns timestamptz language sql stable as $$
  select case when bool_and(kept.yes) then min(l.since) + interval '14 days' end
  from consent_lacking(pupil, organisation, instant) l
  cross join lateral (
    select exists (select from accounts a where a.person_id = pupil and a.created_at <= l.since)
      and exists (
        select from enrolments e join school_classes c on c.id = e.class_id
        where e.person_id = pupil and e.kind = 'pupil' and c.organisation_id = organisation and e.valid_from <= l.since)
      and not exists (
        select from consents c
        where c.child_id = pupil and c.organisation_id = organisation and (c.guardian_id = c.child_id) = l.own
          and coalesce(c.withdrawn_at, c.answered_at) >= l.since) as yes
  ) kept
$$;

create or replace function awaits_consent(pupil uuid, organisation uuid, instant timestamptz) returns boolean language sql stable as $$
  select lacks_consent(pupil, organisation, instant)
    and coalesce(consent_due(pupil, organisation, instant) <= instant, true)
$$;
