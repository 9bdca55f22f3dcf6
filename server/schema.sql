-- The database as the migrations leave it. Written by `npm run generate`, compared by `npm test`.

create extension btree_gin;
create extension pg_trgm;

create collation by_number (provider = icu, locale = 'und-u-kn-true');

CREATE OR REPLACE FUNCTION admitted_ties_at(instant timestamptz)
 RETURNS TABLE(person_id uuid, role text, organisation_id uuid, class_id uuid, class_name text, child_id uuid, position_text text, kinship text)
 LANGUAGE sql
 STABLE
AS $function$
  select t.* from ties_at(instant) t where t.role <> 'pupil' or not awaits_consent(t.person_id, t.organisation_id, instant)
$function$;

CREATE OR REPLACE FUNCTION audit_reference(person uuid)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select reference from audit_persons where original_id = person
$function$;

CREATE OR REPLACE FUNCTION awaits_consent(pupil uuid, organisation uuid, instant timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select lacks_consent(pupil, organisation, instant)
    and coalesce(consent_due(pupil, organisation, instant) <= instant, true)
$function$;

CREATE OR REPLACE FUNCTION circle_of(person uuid, organisation uuid, kind text, instant timestamptz)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(
    (select case t.role when 'pupil' then 'pupils' when 'guardian' then 'guardians' else 'staff' end
     from ties_at(instant) t where t.person_id = person and t.role <> 'operator'
     order by t.organisation_id in (select id from organisations_above(organisation)) desc,
       t.role in ('pupil', 'guardian'), t.role = 'guardian'
     limit 1),
    case kind when 'class_pupils' then 'pupils' when 'class_guardians' then 'guardians' else 'staff' end)
$function$;

CREATE OR REPLACE FUNCTION close_snapshots()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from added join snapshots s on s.id = added.snapshot_id) then
    raise exception 'a snapshot is not added to';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION colleges_counted(organisation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((
    select c.counted from organisations_above(organisation) a
    join organisations top on top.id = a.id and top.parent_id is null
    join college_settings c on c.organisation_id = top.id and c.replaced_at is null), true)
$function$;

CREATE OR REPLACE FUNCTION consent_due(pupil uuid, organisation uuid, instant timestamptz)
 RETURNS timestamptz
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION consent_lacking(pupil uuid, organisation uuid, instant timestamptz)
 RETURNS TABLE(own boolean, since timestamptz, renewed boolean)
 LANGUAGE sql
 STABLE
AS $function$
  select a.own, case when former.yes then greatest(a.since, v.since) else a.since end, former.yes
  from consents_asked(pupil, organisation, instant) a
  join consent_versions v on v.version = consent_version(instant)
  cross join lateral (select exists (
    select from consents c
    where c.child_id = pupil and c.organisation_id = organisation and c.agreed and c.withdrawn_at is null
      and (c.guardian_id = c.child_id) = a.own) as yes) former
  where not consent_stands(pupil, organisation, a.own, instant)
$function$;

CREATE OR REPLACE FUNCTION consent_stands(pupil uuid, organisation uuid, of_own boolean, instant timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from consents c
    where c.child_id = pupil and c.organisation_id = organisation and c.agreed and c.withdrawn_at is null
      and (c.guardian_id = c.child_id) = of_own and c.text_version >= consent_version(instant))
$function$;

CREATE OR REPLACE FUNCTION consent_version(instant timestamptz)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select max(version) from consent_versions where since <= instant
$function$;

CREATE OR REPLACE FUNCTION consents_asked(pupil uuid, organisation uuid, instant timestamptz)
 RETURNS TABLE(own boolean, since timestamptz)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION drop_event_partitions(before_day date)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  partition text;
begin
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'events'::regclass and c.relname ~ '^events_\d{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < before_day
  loop
    execute format('drop table %I', partition);
  end loop;
  delete from events_other where day < before_day;
end $function$;

CREATE OR REPLACE FUNCTION eighteen_at(born date, zone text)
 RETURNS timestamptz
 LANGUAGE sql
 STABLE
AS $function$
  select (born + 1 + interval '18 years') at time zone zone
$function$;

CREATE OR REPLACE FUNCTION ensure_event_partitions(first_day date, day_count integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  d date;
  name text;
begin
  perform pg_advisory_xact_lock(hashtextextended('event partitions', 0));
  for d in select first_day + i from generate_series(0, day_count - 1) as i loop
    name := format('events_%s', to_char(d, 'YYYYMMDD'));
    continue when to_regclass(name) is not null;
    execute format('create table %I (like events including all)', name);
    -- What came in before the day was prepared moves over, or the default partition would refuse the new one.
    execute format('with moved as (delete from events_other where day = %L returning *) insert into %I select * from moved',
      d, name);
    execute format('alter table events attach partition %I for values from (%L) to (%L)', name, d, d + 1);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION expected_known(valid_at timestamptz, recorded_by timestamptz)
 RETURNS TABLE(organisation_id uuid, staff integer, children integer, classes integer)
 LANGUAGE sql
 STABLE
AS $function$
  select distinct on (f.organisation_id) f.organisation_id, f.staff, f.children, f.classes
  from expected_number_facts f
  where f.valid_from <= valid_at
    and f.recorded_at <= recorded_by and (f.replaced_at is null or f.replaced_at > recorded_by)
  order by f.organisation_id, f.valid_from desc
$function$;

CREATE OR REPLACE FUNCTION fourteen_at(born date, zone text)
 RETURNS timestamptz
 LANGUAGE sql
 STABLE
AS $function$
  select (born + 1 + interval '14 years') at time zone zone
$function$;

CREATE OR REPLACE FUNCTION give_audit_references()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into audit_persons (original_id, person_id) select id, id from added;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION is_counted(o organisations)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select o.kind not in ('region', 'municipality') and (o.reporting or not o.is_branch)
    and (o.kind <> 'college' or colleges_counted(o.id))
$function$;

CREATE OR REPLACE FUNCTION joining_state(person uuid, instant timestamptz)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(
    (select case when a.blocked_at is null then 'joined' else 'blocked' end from accounts a where a.person_id = person),
    (select case when exists (select from join_requests r where r.code_id = k.id and r.state = 'waiting') then 'waiting'
        else 'invited' end
      from join_codes k
      where k.person_id = person and k.closed_at is null and (k.expires_at > instant or exists (
        select from join_requests r where r.code_id = k.id and r.state = 'waiting'))
      order by k.issued_at desc limit 1),
    'not_invited')
$function$;

CREATE OR REPLACE FUNCTION keep_audit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' then
    if old.number is null and new.number is not null
      and to_jsonb(new) - 'number' - 'hash' = to_jsonb(old) - 'number' - 'hash' then
      return new;
    end if;
  end if;
  raise exception 'rows of the audit log are not changed or removed';
end $function$;

CREATE OR REPLACE FUNCTION keep_snapshots()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a snapshot is not changed or removed';
end $function$;

CREATE OR REPLACE FUNCTION lacks_consent(pupil uuid, organisation uuid, instant timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from consents_asked(pupil, organisation, instant) a
    where not consent_stands(pupil, organisation, a.own, instant))
$function$;

CREATE OR REPLACE FUNCTION leaves_known(valid_at timestamptz, recorded_by timestamptz)
 RETURNS TABLE(person_id uuid, organisation_id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select l.person_id, l.organisation_id from leave_facts l
  where l.recorded_at <= recorded_by and (l.replaced_at is null or l.replaced_at > recorded_by)
    and l.valid_from <= valid_at and (l.valid_to is null or l.valid_to > valid_at)
$function$;

CREATE OR REPLACE FUNCTION managed_by(person uuid, instant timestamptz)
 RETURNS TABLE(organisation_id uuid, own boolean)
 LANGUAGE sql
 STABLE
AS $function$
  select b.id, bool_or(b.depth = 0)
  from role_grants g cross join lateral organisations_below(g.organisation_id) b
  where g.person_id = person and g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)
    and (g.role = 'office_specialist' or (b.depth = 0 and g.role in ('head', 'deputy', 'administrator')))
  group by b.id
$function$;

CREATE OR REPLACE FUNCTION manages(person uuid, organisation uuid, instant timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from organisations_above(organisation) a join role_grants g on g.organisation_id = a.id
    where g.person_id = person and g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)
      and (g.role = 'office_specialist' or (a.depth = 0 and g.role in ('head', 'deputy', 'administrator'))))
$function$;

CREATE OR REPLACE FUNCTION notice_circle(sender uuid, circle jsonb, instant timestamptz)
 RETURNS TABLE(organisation_id uuid, person_id uuid, role text, position_text text, class_name text, on_leave boolean)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION old_chats_at(instant timestamptz)
 RETURNS TABLE(id uuid, organisation_id uuid, own_of text, status text, evidence text, status_at timestamptz, status_by uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select c.id, c.organisation_id, c.own_of, s.status, s.evidence, s.at, s.by
  from old_chats c
  cross join lateral (
    select n.status, n.evidence, n.at, n.by from old_chat_states n
    where n.chat_id = c.id and n.at <= instant order by n.at desc, n.id desc limit 1) s
  where c.recorded_at <= instant and (c.mistaken_at is null or c.mistaken_at > instant)
$function$;

CREATE OR REPLACE FUNCTION organisation_state(o organisations)
 RETURNS TABLE(parent_id uuid, kind text, short_name text, time_zone text, counted boolean, verified boolean, closed boolean, accounts_from_grade smallint, consent_since timestamptz, consent_both_since timestamptz)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select o.parent_id, o.kind, o.short_name, o.time_zone,
    o.kind not in ('region', 'municipality') and (o.reporting or not o.is_branch),
    o.verified_at is not null, o.closed_at is not null, o.accounts_from_grade, o.consent_since, o.consent_both_since
$function$;

CREATE OR REPLACE FUNCTION organisations_above(organisation uuid)
 RETURNS TABLE(id uuid, depth integer)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive chain as (
    select o.id, o.parent_id, 0 as depth from organisations o where o.id = organisation
    union all
    select o.id, o.parent_id, c.depth + 1 from organisations o join chain c on o.id = c.parent_id where c.depth < 20
  )
  select chain.id, chain.depth from chain
$function$;

CREATE OR REPLACE FUNCTION organisations_below(organisation uuid)
 RETURNS TABLE(id uuid, depth integer)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive tree as (
    select o.id, 0 as depth from organisations o where o.id = organisation
    union all
    select o.id, t.depth + 1 from organisations o join tree t on o.parent_id = t.id where t.depth < 20
  )
  select tree.id, tree.depth from tree
$function$;

CREATE OR REPLACE FUNCTION organisations_known(recorded_by timestamptz)
 RETURNS TABLE(id uuid, parent_id uuid, kind text, short_name text, time_zone text, counted boolean, verified boolean, closed boolean, accounts_from_grade smallint, consent_since timestamptz, consent_both_since timestamptz, created_at timestamptz)
 LANGUAGE sql
 STABLE
AS $function$
  select o.id, s.parent_id, s.kind, s.short_name, s.time_zone, s.counted, s.verified, s.closed, s.accounts_from_grade,
    s.consent_since, s.consent_both_since, o.created_at
  from organisations o
  left join lateral (
    select v.* from organisation_versions v where v.organisation_id = o.id
    order by v.recorded_at <= recorded_by desc, case when v.recorded_at <= recorded_by then -v.version else v.version end
    limit 1) v on true
  cross join lateral (
    select v.parent_id, v.kind, v.short_name, v.time_zone, v.counted, v.verified, v.closed, v.accounts_from_grade,
      v.consent_since, v.consent_both_since
    where v.version is not null
    union all
    select w.* from organisation_state(o) w where v.version is null) s
  where o.created_at <= recorded_by
$function$;

CREATE OR REPLACE FUNCTION reads_past_year(person uuid, class uuid, instant timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from school_classes k join enrolments e on e.class_id = k.id
    where k.id = class and k.archived_at is not null and k.ends_at is not null
      and (e.valid_to is null or e.valid_to >= k.ends_at)
      and case when e.kind = 'pupil' then e.person_id = person or exists (
          select from guardianships w
          where w.guardian_id = person and w.child_id = e.person_id and w.may_write
            and w.valid_from <= instant and (w.valid_to is null or w.valid_to > instant)
            and not restricted(person, e.person_id, instant))
        else e.person_id = person and exists (
          select from role_grants g
          where g.person_id = person and g.organisation_id = k.organisation_id
            and g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)) end)
$function$;

CREATE OR REPLACE FUNCTION report_answerers(organisation uuid, about uuid, about_moderator boolean, class uuid, instant timestamptz)
 RETURNS TABLE(person_id uuid, through text)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION restricted(guardian uuid, child uuid, instant timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from guardian_restrictions r
    where r.guardian_id = guardian and r.child_id = child
      and r.valid_from <= instant and (r.valid_to is null or r.valid_to > instant))
$function$;

CREATE OR REPLACE FUNCTION standing_in(organisation uuid, person uuid, instant timestamptz)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select case when s.state = 'joined' and awaits_consent(person, organisation, instant) then 'awaits_consent' else s.state end
  from (select joining_state(person, instant) as state) s
$function$;

CREATE OR REPLACE FUNCTION teaches(person uuid, class uuid, instant timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from enrolments e
    where e.class_id = class and e.person_id = person and e.kind in ('teacher', 'form_teacher')
      and e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant))
$function$;

CREATE OR REPLACE FUNCTION ties_at(instant timestamptz)
 RETURNS TABLE(person_id uuid, role text, organisation_id uuid, class_id uuid, class_name text, child_id uuid, position_text text, kinship text)
 LANGUAGE sql
 STABLE
AS $function$
  select g.person_id, g.role, g.organisation_id, null::uuid, '', null::uuid, g.position, ''
  from role_grants g
  where g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)
  union all
  select e.person_id, e.kind, c.organisation_id, c.id, c.name, null::uuid, '', ''
  from enrolments e join school_classes c on c.id = e.class_id
  where e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant) and c.archived_at is null
  union all
  select w.guardian_id, 'guardian', c.organisation_id, c.id, c.name, w.child_id, '', w.shown_kinship
  from guardianships w
  join enrolments e on e.person_id = w.child_id and e.kind = 'pupil'
  join school_classes c on c.id = e.class_id
  where w.valid_from <= instant and (w.valid_to is null or w.valid_to > instant)
    and e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant) and c.archived_at is null
    and not exists (
      select from guardian_restrictions r
      where r.guardian_id = w.guardian_id and r.child_id = w.child_id
        and r.valid_from <= instant and (r.valid_to is null or r.valid_to > instant))
$function$;

CREATE OR REPLACE FUNCTION ties_known(valid_at timestamptz, recorded_by timestamptz)
 RETURNS TABLE(person_id uuid, role text, organisation_id uuid, class_id uuid, class_name text, child_id uuid, position_text text, kinship text)
 LANGUAGE sql
 STABLE
AS $function$
  with kept as (
    select c.* from school_classes c
    where (c.archived_at is null or c.archived_at > recorded_by)
      and not exists (
        select from class_archivings a
        where a.class_id = c.id and a.archived_at <= recorded_by and a.restored_at > recorded_by))
  select g.person_id, g.role, g.organisation_id, null::uuid, '', null::uuid, g.position, ''
  from role_grant_facts g
  where g.recorded_at <= recorded_by and (g.replaced_at is null or g.replaced_at > recorded_by)
    and g.valid_from <= valid_at and (g.valid_to is null or g.valid_to > valid_at)
  union all
  select e.person_id, e.kind, c.organisation_id, c.id, c.name, null::uuid, '', ''
  from enrolment_facts e join kept c on c.id = e.class_id
  where e.recorded_at <= recorded_by and (e.replaced_at is null or e.replaced_at > recorded_by)
    and e.valid_from <= valid_at and (e.valid_to is null or e.valid_to > valid_at)
  union all
  select w.guardian_id, 'guardian', c.organisation_id, c.id, c.name, w.child_id, '', w.shown_kinship
  from guardianship_facts w
  join enrolment_facts e on e.person_id = w.child_id and e.kind = 'pupil'
  join kept c on c.id = e.class_id
  where w.recorded_at <= recorded_by and (w.replaced_at is null or w.replaced_at > recorded_by)
    and w.valid_from <= valid_at and (w.valid_to is null or w.valid_to > valid_at)
    and e.recorded_at <= recorded_by and (e.replaced_at is null or e.replaced_at > recorded_by)
    and e.valid_from <= valid_at and (e.valid_to is null or e.valid_to > valid_at)
    and not exists (
      select from guardian_restriction_facts r
      where r.guardian_id = w.guardian_id and r.child_id = w.child_id
        and r.recorded_at <= recorded_by and (r.replaced_at is null or r.replaced_at > recorded_by)
        and r.valid_from <= valid_at and (r.valid_to is null or r.valid_to > valid_at))
$function$;

CREATE OR REPLACE FUNCTION waits_everywhere(person uuid, instant timestamptz)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(bool_and(t.role = 'pupil' and awaits_consent(t.person_id, t.organisation_id, instant)), false)
  from ties_at(instant) t where t.person_id = person
$function$;

create table account_blocks (
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  constraint account_blocks_pkey PRIMARY KEY (person_id, from_at),
  constraint account_blocks_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX account_blocks_to ON account_blocks USING btree (to_at);

create table account_devices (
  account_id uuid not null,
  device_id uuid not null,
  first_at timestamptz not null,
  activated boolean not null,
  constraint account_devices_pkey PRIMARY KEY (account_id, device_id),
  constraint account_devices_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX account_devices_activated ON account_devices USING btree (device_id) WHERE activated;
CREATE INDEX account_devices_at ON account_devices USING btree (first_at);

create table account_emails (
  account_id uuid not null,
  address text not null,
  confirmed_at timestamptz not null,
  constraint account_emails_pkey PRIMARY KEY (account_id),
  constraint account_emails_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);

create table account_resets (
  id uuid not null,
  account_id uuid not null,
  requested_by uuid,
  released_by uuid,
  code_hash bytea,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  constraint account_resets_pkey PRIMARY KEY (id),
  constraint account_resets_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX account_resets_open ON account_resets USING btree (account_id) WHERE (closed_at IS NULL);

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
  pin_hash text,
  blocked_by uuid,
  blocked_in uuid,
  blocked_reason text not null default ''::text,
  reset_by_mail boolean not null default false,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_login_check CHECK ((login = lower(login))),
  constraint accounts_login_key UNIQUE (login),
  constraint accounts_person_id_key UNIQUE (person_id),
  constraint accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX accounts_blocked ON accounts USING btree (blocked_at) WHERE (blocked_at IS NOT NULL);
CREATE INDEX accounts_first_signed_in ON accounts USING btree (first_signed_in_at);

create table audit (
  id bigint not null generated always as identity,
  at timestamptz not null default now(),
  act text not null,
  organisation_id uuid,
  data jsonb not null default '{}'::jsonb,
  number bigint,
  hash bytea,
  actor_ref bytea,
  subject_ref bytea,
  other_ref bytea,
  note_hash bytea,
  constraint audit_pkey PRIMARY KEY (id),
  constraint audit_number_key UNIQUE (number),
  constraint audit_sealed CHECK (((number IS NULL) = (hash IS NULL)))
);
CREATE INDEX audit_actor ON audit USING btree (actor_ref, id) WHERE (actor_ref IS NOT NULL);
CREATE INDEX audit_lists ON audit USING btree (organisation_id, id) WHERE (act = ANY (ARRAY['class.viewed'::text, 'people.listed'::text]));
CREATE INDEX audit_organisation ON audit USING btree (organisation_id, id);
CREATE INDEX audit_other ON audit USING btree (other_ref, id) WHERE (other_ref IS NOT NULL);
CREATE INDEX audit_subject ON audit USING btree (subject_ref, id) WHERE (subject_ref IS NOT NULL);
CREATE INDEX audit_unsealed ON audit USING btree (id) WHERE (number IS NULL);
CREATE TRIGGER audit_kept BEFORE DELETE OR UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION keep_audit();
CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION keep_audit();

create table audit_head (
  one boolean not null default true,
  number bigint not null default 0,
  hash bytea not null default decode(repeat('00'::text, 32), 'hex'::text),
  constraint audit_head_pkey PRIMARY KEY (one),
  constraint audit_head_one_check CHECK (one)
);

create table audit_looks (
  key bytea not null,
  at timestamptz not null,
  constraint audit_looks_pkey PRIMARY KEY (key)
);
CREATE INDEX audit_looks_at ON audit_looks USING btree (at);

create table audit_notes (
  audit_id bigint not null,
  salt bytea not null,
  text text not null,
  constraint audit_notes_pkey PRIMARY KEY (audit_id),
  constraint audit_notes_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES audit(id)
);

create table audit_persons (
  original_id uuid not null,
  person_id uuid not null,
  salt bytea not null default (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
  reference bytea not null generated always as (sha256((salt || uuid_send(original_id)))) stored,
  constraint audit_persons_pkey PRIMARY KEY (original_id),
  constraint audit_persons_reference_key UNIQUE (reference),
  constraint audit_persons_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE
);
CREATE INDEX audit_persons_person ON audit_persons USING btree (person_id);

create table chats (
  person_id uuid not null,
  conversation_id uuid not null,
  muted_until timestamptz,
  pinned boolean not null default false,
  draft jsonb,
  constraint chats_pkey PRIMARY KEY (person_id, conversation_id)
);

create table class_archivings (
  class_id uuid not null,
  archived_at timestamptz not null,
  restored_at timestamptz not null,
  constraint class_archivings_pkey PRIMARY KEY (class_id, archived_at),
  constraint class_archivings_class_id_fkey FOREIGN KEY (class_id) REFERENCES school_classes(id)
);
CREATE INDEX class_archivings_restored ON class_archivings USING btree (restored_at);

create table code_failures (
  id bigint not null generated always as identity,
  address_hash bytea not null,
  at timestamptz not null,
  constraint code_failures_pkey PRIMARY KEY (id)
);
CREATE INDEX code_failures_address ON code_failures USING btree (address_hash, at);
CREATE INDEX code_failures_at ON code_failures USING btree (at);

create table college_settings (
  organisation_id uuid not null,
  version integer not null,
  counted boolean not null,
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz,
  constraint college_settings_pkey PRIMARY KEY (organisation_id, version),
  constraint college_settings_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE UNIQUE INDEX college_settings_now ON college_settings USING btree (organisation_id) WHERE (replaced_at IS NULL);

create table command_results (
  person_id uuid not null,
  command_id uuid not null,
  input_hash bytea not null,
  result json not null,
  at timestamptz not null default now(),
  constraint command_results_pkey PRIMARY KEY (person_id, command_id)
);
CREATE INDEX command_results_at ON command_results USING brin (at);

create table consent_versions (
  version integer not null,
  since timestamptz not null,
  constraint consent_versions_pkey PRIMARY KEY (version),
  constraint consent_versions_version_check CHECK ((version > 0))
);

create table consents (
  id uuid not null,
  organisation_id uuid not null,
  child_id uuid not null,
  guardian_id uuid not null,
  account_id uuid not null,
  session_id uuid not null,
  purpose text not null default 'messenger'::text,
  text_version integer not null,
  text_locale text not null,
  text_hash text not null,
  agreed boolean not null,
  answered_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_account_id uuid,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_check CHECK ((agreed OR (withdrawn_at IS NULL))),
  constraint consents_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint consents_check2 CHECK (((withdrawn_at IS NULL) = (withdrawn_account_id IS NULL))),
  constraint consents_purpose_check CHECK ((purpose = 'messenger'::text)),
  constraint consents_text_hash_check CHECK ((text_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint consents_text_locale_check CHECK ((text_locale = ANY (ARRAY['ru'::text, 'en'::text]))),
  constraint consents_text_version_check CHECK ((text_version > 0)),
  constraint consents_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint consents_child_id_fkey FOREIGN KEY (child_id) REFERENCES persons(id),
  constraint consents_guardian_id_fkey FOREIGN KEY (guardian_id) REFERENCES persons(id),
  constraint consents_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint consents_withdrawn_account_id_fkey FOREIGN KEY (withdrawn_account_id) REFERENCES accounts(id),
  constraint consents_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES persons(id)
);
CREATE INDEX consents_answered ON consents USING btree (answered_at);
CREATE INDEX consents_child ON consents USING btree (child_id, organisation_id);
CREATE INDEX consents_withdrawn ON consents USING btree (withdrawn_at) WHERE (withdrawn_at IS NOT NULL);

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
  constraint conversations_kind_check CHECK ((kind = ANY (ARRAY['direct'::text, 'group'::text, 'channel'::text, 'staff'::text, 'class_pupils'::text, 'class_guardians'::text, 'heads'::text, 'all_staff'::text])))
);
CREATE UNIQUE INDEX conversations_class ON conversations USING btree (class_id, kind) WHERE (class_id IS NOT NULL);
CREATE UNIQUE INDEX conversations_common ON conversations USING btree (organisation_id, kind) WHERE (kind = ANY (ARRAY['heads'::text, 'all_staff'::text]));
CREATE UNIQUE INDEX conversations_organisation_staff ON conversations USING btree (organisation_id) WHERE (kind = 'staff'::text);

create table cut_offs (
  organisation_id uuid not null,
  version integer not null,
  weekday smallint not null,
  at_minute smallint not null,
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz,
  constraint cut_offs_pkey PRIMARY KEY (organisation_id, version),
  constraint cut_offs_at_minute_check CHECK (((at_minute >= 0) AND (at_minute <= 1439))),
  constraint cut_offs_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7))),
  constraint cut_offs_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE UNIQUE INDEX cut_offs_now ON cut_offs USING btree (organisation_id) WHERE (replaced_at IS NULL);

create table daily_values (
  organisation_id uuid not null,
  indicator text not null,
  numerator integer not null,
  denominator integer not null,
  counted_at timestamptz not null,
  constraint daily_values_pkey PRIMARY KEY (organisation_id, indicator),
  constraint daily_values_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);

create table email_codes (
  account_id uuid not null,
  address text not null,
  code_hash bytea not null,
  attempts integer not null default 0,
  expires_at timestamptz not null,
  constraint email_codes_pkey PRIMARY KEY (account_id),
  constraint email_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);

create table enrolment_facts (
  id uuid not null,
  class_id uuid not null,
  person_id uuid not null,
  kind text not null,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  replaced_at timestamptz,
  order_number text not null default ''::text,
  import_id uuid,
  constraint enrolment_facts_pkey PRIMARY KEY (id, version),
  constraint enrolments_kind_check CHECK ((kind = ANY (ARRAY['pupil'::text, 'teacher'::text, 'form_teacher'::text]))),
  constraint enrolments_class_id_fkey FOREIGN KEY (class_id) REFERENCES school_classes(id),
  constraint enrolments_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX enrolments_begins ON enrolment_facts USING btree (valid_from) WHERE ((replaced_at IS NULL) AND (valid_from > recorded_at));
CREATE INDEX enrolments_class ON enrolment_facts USING btree (class_id) WHERE (replaced_at IS NULL);
CREATE INDEX enrolments_ends ON enrolment_facts USING btree (valid_to) WHERE ((replaced_at IS NULL) AND (valid_to > recorded_at));
CREATE INDEX enrolments_former ON enrolment_facts USING btree (person_id) WHERE (replaced_at IS NOT NULL);
CREATE INDEX enrolments_former_class ON enrolment_facts USING btree (class_id) WHERE (replaced_at IS NOT NULL);
CREATE INDEX enrolments_import ON enrolment_facts USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE UNIQUE INDEX enrolments_now ON enrolment_facts USING btree (id) WHERE (replaced_at IS NULL);
CREATE INDEX enrolments_person ON enrolment_facts USING btree (person_id) WHERE (replaced_at IS NULL);
CREATE INDEX enrolments_recorded ON enrolment_facts USING brin (recorded_at);
CREATE INDEX enrolments_replaced ON enrolment_facts USING btree (replaced_at) WHERE (replaced_at IS NOT NULL);

create table events (
  stream_id uuid not null,
  version bigint not null,
  day date not null,
  at timestamptz not null,
  name text not null,
  audience_version bigint not null,
  data json not null,
  about_version bigint,
  constraint events_pkey PRIMARY KEY (stream_id, version, day)
) partition by range (day);

create table events_other partition of events DEFAULT;

create table expected_number_facts (
  organisation_id uuid not null,
  valid_from timestamptz not null,
  version integer not null default 1,
  staff integer,
  children integer,
  classes integer,
  source text not null,
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz,
  constraint expected_number_facts_pkey PRIMARY KEY (organisation_id, valid_from, version),
  constraint expected_number_facts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);

create table file_references (
  conversation_id uuid not null,
  seq bigint not null,
  file_id uuid not null,
  constraint file_references_pkey PRIMARY KEY (conversation_id, seq, file_id)
);
CREATE INDEX file_references_file ON file_references USING btree (file_id);

create table files (
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  type text not null,
  kind text not null,
  size_bytes bigint not null,
  width integer,
  height integer,
  has_preview boolean not null,
  sha256 bytea not null,
  created_at timestamptz not null,
  attached_at timestamptz,
  orphaned_at timestamptz,
  constraint files_pkey PRIMARY KEY (id),
  constraint files_kind_check CHECK ((kind = ANY (ARRAY['image'::text, 'video'::text, 'audio'::text, 'document'::text])))
);
CREATE INDEX files_orphaned ON files USING btree (orphaned_at) WHERE (orphaned_at IS NOT NULL);
CREATE INDEX files_unattached ON files USING btree (owner_id, created_at) WHERE (attached_at IS NULL);

create table first_run (
  only_row boolean not null default true,
  nonce bytea not null,
  used_at timestamptz,
  constraint first_run_pkey PRIMARY KEY (only_row),
  constraint first_run_only_row_check CHECK (only_row)
);

create table former_accounts (
  person_id uuid not null,
  first_signed_in_at timestamptz not null,
  closed_at timestamptz not null,
  created_at timestamptz,
  constraint former_accounts_pkey PRIMARY KEY (person_id, closed_at),
  constraint former_accounts_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX former_accounts_closed ON former_accounts USING btree (closed_at);

create table former_birth_dates (
  person_id uuid not null,
  birth_date date,
  replaced_at timestamptz not null,
  constraint former_birth_dates_pkey PRIMARY KEY (person_id, replaced_at),
  constraint former_birth_dates_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE
);
CREATE INDEX former_birth_dates_replaced ON former_birth_dates USING btree (replaced_at);

create table former_class_names (
  class_id uuid not null,
  name text not null,
  replaced_at timestamptz not null,
  constraint former_class_names_pkey PRIMARY KEY (class_id, replaced_at),
  constraint former_class_names_class_id_fkey FOREIGN KEY (class_id) REFERENCES school_classes(id)
);
CREATE INDEX former_class_names_replaced ON former_class_names USING btree (replaced_at);

create table goals (
  id uuid not null,
  organisation_id uuid not null,
  indicator text not null,
  percent integer not null,
  due date not null,
  kinds text[] not null,
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz,
  constraint goals_pkey PRIMARY KEY (id),
  constraint goals_percent_check CHECK (((percent >= 1) AND (percent <= 100))),
  constraint goals_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE UNIQUE INDEX goals_now ON goals USING btree (organisation_id, indicator) WHERE (replaced_at IS NULL);

create table guardian_restriction_facts (
  id uuid not null,
  version integer not null default 1,
  guardian_id uuid not null,
  child_id uuid not null,
  organisation_id uuid,
  document text not null default ''::text,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  entered_by uuid,
  replaced_at timestamptz,
  constraint guardian_restriction_facts_pkey PRIMARY KEY (id, version),
  constraint guardian_restriction_facts_child_id_fkey FOREIGN KEY (child_id) REFERENCES persons(id),
  constraint guardian_restriction_facts_guardian_id_fkey FOREIGN KEY (guardian_id) REFERENCES persons(id),
  constraint guardian_restriction_facts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX guardian_restrictions_child ON guardian_restriction_facts USING btree (child_id);
CREATE UNIQUE INDEX guardian_restrictions_now ON guardian_restriction_facts USING btree (id) WHERE (replaced_at IS NULL);
CREATE INDEX guardian_restrictions_pair ON guardian_restriction_facts USING btree (guardian_id, child_id) WHERE (replaced_at IS NULL);

create table guardianship_facts (
  id uuid not null,
  guardian_id uuid not null,
  child_id uuid not null,
  shown_kinship text not null default 'close'::text,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  approved_by uuid,
  legal_kind text not null default 'unknown'::text,
  may_write boolean not null default true,
  may_report_absence boolean not null default true,
  may_sign boolean not null default false,
  version integer not null default 1,
  replaced_at timestamptz,
  import_id uuid,
  constraint guardianship_facts_pkey PRIMARY KEY (id, version),
  constraint guardianship_facts_legal_kind_check CHECK ((legal_kind = ANY (ARRAY['parent'::text, 'adoptive_parent'::text, 'guardian'::text, 'custodian'::text, 'relative'::text, 'other'::text, 'unknown'::text]))),
  constraint guardianship_facts_sign_check CHECK (((NOT may_sign) OR (legal_kind = ANY (ARRAY['parent'::text, 'adoptive_parent'::text, 'guardian'::text, 'custodian'::text])))),
  constraint guardianships_child_id_fkey FOREIGN KEY (child_id) REFERENCES persons(id),
  constraint guardianships_guardian_id_fkey FOREIGN KEY (guardian_id) REFERENCES persons(id)
);
CREATE INDEX guardianships_child ON guardianship_facts USING btree (child_id) WHERE (replaced_at IS NULL);
CREATE INDEX guardianships_former ON guardianship_facts USING btree (guardian_id) WHERE (replaced_at IS NOT NULL);
CREATE INDEX guardianships_former_child ON guardianship_facts USING btree (child_id) WHERE (replaced_at IS NOT NULL);
CREATE INDEX guardianships_guardian ON guardianship_facts USING btree (guardian_id) WHERE (replaced_at IS NULL);
CREATE INDEX guardianships_import ON guardianship_facts USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE UNIQUE INDEX guardianships_now ON guardianship_facts USING btree (id) WHERE (replaced_at IS NULL);
CREATE INDEX guardianships_recorded ON guardianship_facts USING brin (recorded_at);
CREATE INDEX guardianships_replaced ON guardianship_facts USING btree (replaced_at) WHERE (replaced_at IS NOT NULL);

create table guess_delays (
  key bytea not null,
  failures integer not null,
  last_at timestamptz not null,
  free_at timestamptz not null,
  constraint guess_delays_pkey PRIMARY KEY (key)
);
CREATE INDEX guess_delays_last ON guess_delays USING btree (last_at);

create table join_codes (
  id uuid not null,
  kind text not null,
  organisation_id uuid not null,
  class_id uuid,
  role text,
  position text not null default ''::text,
  person_id uuid,
  code_hash bytea not null,
  secret_hash bytea not null,
  seed bytea,
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  child_id uuid,
  wrong_facts smallint not null default 0,
  burnt_at timestamptz,
  constraint join_codes_pkey PRIMARY KEY (id),
  constraint join_codes_check CHECK (((kind = 'staff'::text) = (role IS NOT NULL))),
  constraint join_codes_check1 CHECK (((kind = 'staff'::text) = (class_id IS NULL))),
  constraint join_codes_child_check CHECK (((child_id IS NULL) OR (kind <> 'staff'::text))),
  constraint join_codes_code_hash_key UNIQUE (code_hash),
  constraint join_codes_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'pupil'::text, 'guardian'::text]))),
  constraint join_codes_secret_hash_key UNIQUE (secret_hash),
  constraint join_codes_child_id_fkey FOREIGN KEY (child_id) REFERENCES persons(id),
  constraint join_codes_class_id_fkey FOREIGN KEY (class_id) REFERENCES school_classes(id),
  constraint join_codes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint join_codes_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX join_codes_child ON join_codes USING btree (child_id) WHERE (child_id IS NOT NULL);
CREATE INDEX join_codes_class ON join_codes USING btree (class_id) WHERE (class_id IS NOT NULL);
CREATE INDEX join_codes_organisation ON join_codes USING btree (organisation_id, issued_at DESC);
CREATE INDEX join_codes_person ON join_codes USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX join_codes_seed ON join_codes USING btree (issued_at) WHERE (seed IS NOT NULL);

create table join_requests (
  id uuid not null,
  kind text not null,
  code_id uuid not null,
  organisation_id uuid not null,
  class_id uuid,
  person_id uuid not null,
  name jsonb not null,
  child jsonb,
  kinship text not null default 'close'::text,
  state text not null default 'waiting'::text,
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  class_before uuid,
  relation text,
  constraint join_requests_pkey PRIMARY KEY (id),
  constraint join_requests_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'pupil'::text, 'guardian'::text]))),
  constraint join_requests_relation_check CHECK ((relation = ANY (ARRAY['representative'::text, 'close'::text]))),
  constraint join_requests_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text]))),
  constraint join_requests_class_before_fkey FOREIGN KEY (class_before) REFERENCES school_classes(id),
  constraint join_requests_code_id_fkey FOREIGN KEY (code_id) REFERENCES join_codes(id),
  constraint join_requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX join_requests_class_before ON join_requests USING btree (class_before) WHERE (class_before IS NOT NULL);
CREATE INDEX join_requests_code ON join_requests USING btree (code_id);
CREATE INDEX join_requests_person ON join_requests USING btree (person_id);
CREATE INDEX join_requests_waiting ON join_requests USING btree (organisation_id, class_id) WHERE (state = 'waiting'::text);

create table leave_facts (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  organisation_id uuid not null,
  order_number text not null default ''::text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  entered_by uuid,
  replaced_at timestamptz,
  constraint leave_facts_pkey PRIMARY KEY (id, version),
  constraint leave_facts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint leave_facts_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE UNIQUE INDEX leaves_now ON leave_facts USING btree (id) WHERE (replaced_at IS NULL);
CREATE INDEX leaves_organisation ON leave_facts USING btree (organisation_id) WHERE (replaced_at IS NULL);
CREATE INDEX leaves_person ON leave_facts USING btree (person_id);

create table library_pages (
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  body text not null,
  audiences text[] not null,
  file_ids uuid[] not null default '{}'::uuid[],
  entered_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  constraint library_pages_pkey PRIMARY KEY (id),
  constraint library_pages_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX library_pages_organisation ON library_pages USING btree (organisation_id);

create table library_reads (
  page text not null,
  person_id uuid not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  constraint library_reads_pkey PRIMARY KEY (page, person_id)
);
CREATE INDEX library_reads_person ON library_reads USING btree (person_id);

create table live_organisations (
  organisation_id uuid not null,
  facts jsonb not null default '{}'::jsonb,
  counted_at timestamptz not null,
  constraint live_organisations_pkey PRIMARY KEY (organisation_id),
  constraint live_organisations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);

create table live_state (
  one boolean not null default true,
  counted_to timestamptz not null,
  constraint live_state_pkey PRIMARY KEY (one),
  constraint live_state_one_check CHECK (one)
);

create table live_values (
  organisation_id uuid not null,
  indicator text not null,
  numerator integer not null,
  denominator integer not null,
  counted_at timestamptz not null,
  constraint live_values_pkey PRIMARY KEY (organisation_id, indicator),
  constraint live_values_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);

create table measures (
  id uuid not null,
  organisation_id uuid not null,
  indicator text not null,
  week text not null,
  suggestion text,
  decision text not null,
  owner text not null,
  due date not null,
  first_due date,
  result text not null default ''::text,
  evidence text not null default ''::text,
  numerator integer not null,
  denominator integer not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  done_at timestamptz,
  done_by uuid,
  constraint measures_pkey PRIMARY KEY (id),
  constraint measures_week_check CHECK ((week ~ '^\d{4}-W\d\d$'::text)),
  constraint measures_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX measures_of ON measures USING btree (organisation_id, recorded_at DESC);
CREATE UNIQUE INDEX measures_open ON measures USING btree (organisation_id, indicator) WHERE (done_at IS NULL);

create table mentions (
  conversation_id uuid not null,
  person_id uuid not null,
  seq bigint not null,
  constraint mentions_pkey PRIMARY KEY (conversation_id, person_id, seq)
);

create table message_search (
  conversation_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  week integer not null,
  words tsvector not null,
  text text not null,
  constraint message_search_pkey PRIMARY KEY (conversation_id, seq)
) with (autovacuum_vacuum_insert_scale_factor=0.05);
CREATE INDEX message_search_parts ON message_search USING gin (conversation_id, week, text gin_trgm_ops) WITH (fastupdate=off);
CREATE INDEX message_search_words ON message_search USING gin (conversation_id, week, words) WITH (fastupdate=off);

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

create table moderation_notices (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  acted boolean not null,
  conversation_id uuid,
  seq bigint,
  at timestamptz not null,
  confirmed_at timestamptz,
  constraint moderation_notices_pkey PRIMARY KEY (id),
  constraint moderation_notices_kind_check CHECK ((kind = ANY (ARRAY['report_answered'::text, 'warned'::text, 'message_deleted'::text, 'removed_from_conversation'::text])))
);
CREATE INDEX moderation_notices_open ON moderation_notices USING btree (person_id) WHERE (confirmed_at IS NULL);

create table notice_absences (
  id bigint not null generated always as identity,
  notice_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  why text not null,
  from_at timestamptz not null,
  to_at timestamptz,
  constraint notice_absences_pkey PRIMARY KEY (id),
  constraint notice_absences_check CHECK ((to_at >= from_at)),
  constraint notice_absences_why_check CHECK ((why = ANY (ARRAY['left'::text, 'leave'::text]))),
  constraint notice_absences_notice_id_organisation_id_person_id_fkey FOREIGN KEY (notice_id, organisation_id, person_id) REFERENCES notice_recipients(notice_id, organisation_id, person_id) ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX notice_absences_recipient ON notice_absences USING btree (notice_id, organisation_id, person_id);

create table notice_exports (
  number bigint not null generated always as identity,
  notice_id uuid not null,
  by_id uuid not null,
  at timestamptz not null,
  kind text not null,
  people integer not null,
  constraint notice_exports_pkey PRIMARY KEY (number),
  constraint notice_exports_kind_check CHECK ((kind = ANY (ARRAY['xlsx'::text, 'print'::text]))),
  constraint notice_exports_by_id_fkey FOREIGN KEY (by_id) REFERENCES persons(id),
  constraint notice_exports_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id)
);

create table notice_recipients (
  notice_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  role text not null,
  position text not null,
  class_name text not null,
  asked_at timestamptz not null,
  opened_at timestamptz,
  acknowledged_at timestamptz,
  away_since timestamptz,
  away text,
  constraint notice_recipients_pkey PRIMARY KEY (notice_id, organisation_id, person_id),
  constraint notice_recipients_away_check CHECK ((away = ANY (ARRAY['left'::text, 'leave'::text]))),
  constraint notice_recipients_check CHECK (((away IS NULL) = (away_since IS NULL))),
  constraint notice_recipients_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notices(id),
  constraint notice_recipients_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint notice_recipients_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX notice_recipients_acknowledged ON notice_recipients USING btree (acknowledged_at) WHERE (acknowledged_at IS NOT NULL);
CREATE INDEX notice_recipients_opened ON notice_recipients USING btree (opened_at) WHERE (opened_at IS NOT NULL);
CREATE INDEX notice_recipients_person ON notice_recipients USING btree (person_id, notice_id);

create table notices (
  id uuid not null,
  organisation_id uuid not null,
  author_id uuid not null,
  title text not null,
  text text not null,
  file_id uuid,
  circle jsonb not null,
  due_at timestamptz not null,
  sent_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  remind_at timestamptz,
  reminded_at timestamptz,
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_check CHECK ((due_at > sent_at)),
  constraint notices_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint notices_author_id_fkey FOREIGN KEY (author_id) REFERENCES persons(id),
  constraint notices_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint notices_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES persons(id)
);
CREATE INDEX notices_organisation ON notices USING btree (organisation_id, sent_at DESC);
CREATE INDEX notices_running ON notices USING btree (due_at) WHERE (withdrawn_at IS NULL);

create table old_chat_declarations (
  id uuid not null,
  organisation_id uuid not null,
  declared_by uuid not null,
  at timestamptz not null,
  chats integer not null,
  constraint old_chat_declarations_pkey PRIMARY KEY (id),
  constraint old_chat_declarations_chats_check CHECK ((chats >= 0)),
  constraint old_chat_declarations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX old_chat_declarations_of ON old_chat_declarations USING btree (organisation_id, at DESC, id DESC);

create table old_chat_states (
  id uuid not null,
  chat_id uuid not null,
  status text not null,
  evidence text not null default ''::text,
  at timestamptz not null,
  by uuid,
  constraint old_chat_states_pkey PRIMARY KEY (id),
  constraint old_chat_states_check CHECK (((status <> ALL (ARRAY['moved'::text, 'closed'::text])) OR (evidence <> ''::text))),
  constraint old_chat_states_status_check CHECK ((status = ANY (ARRAY['declared'::text, 'importing'::text, 'moved'::text, 'closed'::text]))),
  constraint old_chat_states_chat_id_fkey FOREIGN KEY (chat_id) REFERENCES old_chats(id)
);
CREATE INDEX old_chat_states_of ON old_chat_states USING btree (chat_id, at DESC, id DESC);

create table old_chats (
  id uuid not null,
  organisation_id uuid not null,
  messenger text not null,
  name text not null,
  kind text not null,
  owner text not null default ''::text,
  owner_person_id uuid,
  people_count integer,
  link text not null default ''::text,
  own_of text not null default 'organisation'::text,
  recorded_at timestamptz not null,
  entered_by uuid,
  file_name text,
  changed_at timestamptz,
  changed_by uuid,
  mistaken_at timestamptz,
  mistaken_by uuid,
  mistaken_reason text,
  class_id uuid,
  constraint old_chats_pkey PRIMARY KEY (id),
  constraint old_chats_check CHECK (((mistaken_at IS NULL) = (mistaken_reason IS NULL))),
  constraint old_chats_check1 CHECK (((own_of = 'organisation'::text) OR ((owner = ''::text) AND (owner_person_id IS NULL) AND (link = ''::text)))),
  constraint old_chats_check2 CHECK (((class_id IS NULL) OR (own_of = 'organisation'::text))),
  constraint old_chats_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'guardians'::text, 'pupils'::text, 'club'::text, 'channel'::text, 'other'::text]))),
  constraint old_chats_own_of_check CHECK ((own_of = ANY (ARRAY['organisation'::text, 'parents'::text]))),
  constraint old_chats_people_count_check CHECK (((people_count >= 0) AND (people_count <= 1000000))),
  constraint old_chats_class_id_fkey FOREIGN KEY (class_id) REFERENCES school_classes(id),
  constraint old_chats_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint old_chats_owner_person_id_fkey FOREIGN KEY (owner_person_id) REFERENCES persons(id)
);
CREATE INDEX old_chats_of ON old_chats USING btree (organisation_id, recorded_at);
CREATE INDEX old_chats_of_class ON old_chats USING btree (class_id) WHERE (class_id IS NOT NULL);

create table operators (
  person_id uuid not null,
  made_at timestamptz not null,
  constraint operators_pkey PRIMARY KEY (person_id),
  constraint operators_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);

create table organisation_import_rows (
  import_id uuid not null,
  organisation_id uuid not null,
  before jsonb,
  after jsonb not null,
  constraint organisation_import_rows_pkey PRIMARY KEY (import_id, organisation_id),
  constraint organisation_import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES organisation_imports(id),
  constraint organisation_import_rows_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX organisation_import_rows_organisation ON organisation_import_rows USING btree (organisation_id);

create table organisation_imports (
  id uuid not null,
  organisation_id uuid not null,
  by_id uuid,
  at timestamptz not null,
  file_hash bytea not null,
  file_name text not null,
  format text not null,
  counts jsonb not null,
  undone_at timestamptz,
  undone_by uuid,
  constraint organisation_imports_pkey PRIMARY KEY (id),
  constraint organisation_imports_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX organisation_imports_organisation ON organisation_imports USING btree (organisation_id, at DESC);

create table organisation_standings (
  organisation_id uuid not null,
  status jsonb not null,
  counted_at timestamptz not null,
  constraint organisation_standings_pkey PRIMARY KEY (organisation_id),
  constraint organisation_standings_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE
);

create table organisation_versions (
  organisation_id uuid not null,
  version integer not null,
  parent_id uuid,
  kind text not null,
  short_name text not null,
  time_zone text not null,
  counted boolean not null,
  verified boolean not null,
  closed boolean not null,
  recorded_at timestamptz not null,
  accounts_from_grade smallint not null default 1,
  consent_since timestamptz,
  consent_both_since timestamptz,
  entered_by uuid,
  document text not null default ''::text,
  constraint organisation_versions_pkey PRIMARY KEY (organisation_id, version),
  constraint organisation_versions_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX organisation_versions_at ON organisation_versions USING btree (recorded_at);

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
  legal_form text not null default ''::text,
  inn text not null default ''::text,
  ogrn text not null default ''::text,
  kpp text not null default ''::text,
  oktmo text not null default ''::text,
  address text not null default ''::text,
  phone text not null default ''::text,
  email text not null default ''::text,
  website text not null default ''::text,
  licence text not null default ''::text,
  is_branch boolean not null default false,
  head_organisation_id uuid,
  reporting boolean not null default false,
  verified_by uuid,
  verified_at timestamptz,
  closed_by uuid,
  closed_document text not null default ''::text,
  second_factor_for text[] not null default '{}'::text[],
  founder text not null default ''::text,
  head_name text not null default ''::text,
  consent_since timestamptz,
  consent_both_since timestamptz,
  accounts_from_grade smallint not null default 1,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_accounts_from_grade_check CHECK (((accounts_from_grade >= 1) AND (accounts_from_grade <= 12))),
  constraint organisations_head_check CHECK (((head_organisation_id IS NULL) OR is_branch)),
  constraint organisations_kind_check CHECK ((kind = ANY (ARRAY['region'::text, 'municipality'::text, 'school'::text, 'kindergarten'::text, 'additional'::text, 'college'::text]))),
  constraint organisations_head_organisation_id_fkey FOREIGN KEY (head_organisation_id) REFERENCES organisations(id),
  constraint organisations_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisations(id)
);
CREATE INDEX organisations_head ON organisations USING btree (head_organisation_id) WHERE (head_organisation_id IS NOT NULL);
CREATE INDEX organisations_inn ON organisations USING btree (inn) WHERE ((inn <> ''::text) AND (closed_at IS NULL));
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
  from_version bigint not null default 1,
  constraint participants_pkey PRIMARY KEY (conversation_id, person_id),
  constraint participants_circle_check CHECK ((circle = ANY (ARRAY['staff'::text, 'pupils'::text, 'guardians'::text]))),
  constraint participants_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'moderator'::text, 'member'::text, 'reader'::text])))
);
CREATE INDEX participants_person ON participants USING btree (person_id);

create table passkeys (
  id uuid not null,
  account_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  name text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX passkeys_account ON passkeys USING btree (account_id);

create table person_blocks (
  person_id uuid not null,
  blocked_id uuid not null,
  at timestamptz not null default now(),
  constraint person_blocks_pkey PRIMARY KEY (person_id, blocked_id)
);
CREATE INDEX person_blocks_blocked ON person_blocks USING btree (blocked_id);

create table person_contact_facts (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  organisation_id uuid not null,
  phone text not null default ''::text,
  email text not null default ''::text,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  import_id uuid,
  constraint person_contact_facts_pkey PRIMARY KEY (id, version),
  constraint person_contact_facts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint person_contact_facts_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX person_contacts_import ON person_contact_facts USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE UNIQUE INDEX person_contacts_now ON person_contact_facts USING btree (id) WHERE (replaced_at IS NULL);
CREATE INDEX person_contacts_organisation ON person_contact_facts USING btree (organisation_id) WHERE (replaced_at IS NULL);
CREATE INDEX person_contacts_person ON person_contact_facts USING btree (person_id);

create table person_detail_facts (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  organisation_id uuid not null,
  sex text not null default ''::text,
  snils_sealed bytea,
  file_number text not null default ''::text,
  external_id text not null default ''::text,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  import_id uuid,
  constraint person_detail_facts_pkey PRIMARY KEY (id, version),
  constraint person_detail_facts_sex_check CHECK ((sex = ANY (ARRAY[''::text, 'male'::text, 'female'::text]))),
  constraint person_detail_facts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint person_detail_facts_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX person_details_import ON person_detail_facts USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE UNIQUE INDEX person_details_now ON person_detail_facts USING btree (id) WHERE (replaced_at IS NULL);
CREATE INDEX person_details_organisation ON person_detail_facts USING btree (organisation_id) WHERE (replaced_at IS NULL);
CREATE INDEX person_details_person ON person_detail_facts USING btree (person_id);

create table persons (
  id uuid not null,
  family_name text not null,
  given_name text not null,
  patronymic text not null default ''::text,
  birth_date date,
  created_at timestamptz not null default now(),
  merged_into uuid,
  merged_at timestamptz,
  counted_id uuid not null default gen_random_uuid(),
  constraint persons_pkey PRIMARY KEY (id),
  constraint persons_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES persons(id)
);
CREATE INDEX persons_merged ON persons USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX persons_name ON persons USING gin ((((((family_name || ' '::text) || given_name) || ' '::text) || patronymic)) gin_trgm_ops);
CREATE TRIGGER persons_audit_references AFTER INSERT ON persons REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION give_audit_references();

create table provider_links (
  id uuid not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  constraint provider_links_pkey PRIMARY KEY (id),
  constraint provider_links_issuer_subject_key UNIQUE (issuer, subject),
  constraint provider_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX provider_links_account ON provider_links USING btree (account_id);

create table push_queue (
  subscription_id uuid not null,
  tag text not null,
  person_id uuid not null,
  kind text not null,
  conversation_id uuid,
  seq bigint not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  constraint push_queue_pkey PRIMARY KEY (subscription_id, tag),
  constraint push_queue_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'mention'::text, 'report'::text, 'notice'::text]))),
  constraint push_queue_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES push_subscriptions(id) ON DELETE CASCADE
);
CREATE INDEX push_queue_due ON push_queue USING btree (due_at);

create table push_settings (
  person_id uuid not null,
  mentions_pass_mute boolean not null default true,
  constraint push_settings_pkey PRIMARY KEY (person_id)
);

create table push_subscriptions (
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null,
  constraint push_subscriptions_pkey PRIMARY KEY (id),
  constraint push_subscriptions_endpoint_key UNIQUE (endpoint),
  constraint push_subscriptions_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE
);
CREATE INDEX push_subscriptions_person ON push_subscriptions USING btree (person_id);
CREATE INDEX push_subscriptions_session ON push_subscriptions USING btree (session_id);

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
  stayed_at timestamptz,
  constraint read_marks_pkey PRIMARY KEY (conversation_id, person_id)
) with (fillfactor=60);

create table recovery_codes (
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  constraint recovery_codes_pkey PRIMARY KEY (account_id, code_hash),
  constraint recovery_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES second_factors(account_id) ON DELETE CASCADE
);

create table relation_claims (
  guardian_id uuid not null,
  child_id uuid not null,
  claimed_at timestamptz not null,
  declined_at timestamptz,
  declined_by uuid,
  constraint relation_claims_pkey PRIMARY KEY (guardian_id, child_id),
  constraint relation_claims_declined CHECK (((declined_at IS NULL) = (declined_by IS NULL))),
  constraint relation_claims_child_id_fkey FOREIGN KEY (child_id) REFERENCES persons(id),
  constraint relation_claims_declined_by_fkey FOREIGN KEY (declined_by) REFERENCES persons(id),
  constraint relation_claims_guardian_id_fkey FOREIGN KEY (guardian_id) REFERENCES persons(id)
);
CREATE INDEX relation_claims_child ON relation_claims USING btree (child_id);

create table report_readers (
  person_id uuid not null,
  snapshot_id uuid not null,
  organisation_id uuid not null,
  told_at timestamptz not null,
  mailed boolean not null,
  seen_at timestamptz,
  constraint report_readers_pkey PRIMARY KEY (person_id, snapshot_id),
  constraint report_readers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint report_readers_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id) ON DELETE CASCADE
);

create table reports (
  id uuid not null,
  reporter_id uuid not null,
  about_id uuid not null,
  organisation_id uuid not null,
  about_moderator boolean not null,
  class_id uuid,
  conversation_id uuid,
  seq bigint,
  reason text not null,
  comment text not null,
  lines jsonb not null default '[]'::jsonb,
  filed_at timestamptz not null,
  due_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid,
  actions text[] not null default '{}'::text[],
  note text not null default ''::text,
  constraint reports_pkey PRIMARY KEY (id),
  constraint reports_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE UNIQUE INDEX reports_once ON reports USING btree (reporter_id, about_id, COALESCE(conversation_id, about_id), COALESCE(seq, (0)::bigint)) WHERE (resolved_at IS NULL);
CREATE INDEX reports_open ON reports USING btree (organisation_id, due_at) WHERE (resolved_at IS NULL);
CREATE INDEX reports_resolved ON reports USING btree (organisation_id, resolved_at) WHERE (resolved_at IS NOT NULL);

create table reset_links (
  id uuid not null,
  account_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint reset_links_pkey PRIMARY KEY (id),
  constraint reset_links_secret_hash_key UNIQUE (secret_hash),
  constraint reset_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX reset_links_account ON reset_links USING btree (account_id, created_at);

create table role_grant_facts (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  position text not null default ''::text,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  recorded_at timestamptz not null default now(),
  granted_by uuid,
  employment text not null default 'main'::text,
  version integer not null default 1,
  replaced_at timestamptz,
  subjects text[] not null default '{}'::text[],
  import_id uuid,
  constraint role_grant_facts_pkey PRIMARY KEY (id, version),
  constraint role_grant_facts_employment_check CHECK ((employment = ANY (ARRAY['main'::text, 'internal'::text, 'external'::text]))),
  constraint role_grants_role_check CHECK ((role = ANY (ARRAY['operator'::text, 'office_specialist'::text, 'head'::text, 'deputy'::text, 'administrator'::text, 'teacher'::text, 'staff'::text]))),
  constraint role_grants_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint role_grants_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX role_grants_begins ON role_grant_facts USING btree (valid_from) WHERE ((replaced_at IS NULL) AND (valid_from > recorded_at));
CREATE INDEX role_grants_ends ON role_grant_facts USING btree (valid_to) WHERE ((replaced_at IS NULL) AND (valid_to > recorded_at));
CREATE INDEX role_grants_former ON role_grant_facts USING btree (person_id) WHERE (replaced_at IS NOT NULL);
CREATE INDEX role_grants_former_organisation ON role_grant_facts USING btree (organisation_id) WHERE (replaced_at IS NOT NULL);
CREATE INDEX role_grants_import ON role_grant_facts USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE UNIQUE INDEX role_grants_now ON role_grant_facts USING btree (id) WHERE (replaced_at IS NULL);
CREATE INDEX role_grants_organisation ON role_grant_facts USING btree (organisation_id) WHERE (replaced_at IS NULL);
CREATE INDEX role_grants_person ON role_grant_facts USING btree (person_id) WHERE (replaced_at IS NULL);
CREATE INDEX role_grants_recorded ON role_grant_facts USING brin (recorded_at);
CREATE INDEX role_grants_replaced ON role_grant_facts USING btree (replaced_at) WHERE (replaced_at IS NOT NULL);

create table roster_dates (
  only_row boolean not null default true,
  followed_to timestamptz not null,
  constraint roster_dates_pkey PRIMARY KEY (only_row),
  constraint roster_dates_only_row_check CHECK (only_row)
);

create table roster_import_names (
  import_id uuid not null,
  person_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  constraint roster_import_names_pkey PRIMARY KEY (import_id, person_id),
  constraint roster_import_names_import_id_fkey FOREIGN KEY (import_id) REFERENCES roster_imports(id),
  constraint roster_import_names_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE
);
CREATE INDEX roster_import_names_person ON roster_import_names USING btree (person_id);

create table roster_import_sources (
  organisation_id uuid not null,
  fingerprint bytea not null,
  reading jsonb not null,
  at timestamptz not null,
  constraint roster_import_sources_pkey PRIMARY KEY (organisation_id, fingerprint),
  constraint roster_import_sources_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);

create table roster_imports (
  id uuid not null,
  organisation_id uuid not null,
  by_id uuid,
  at timestamptz not null,
  file_hash bytea not null,
  file_name text not null,
  format text not null,
  mapping jsonb not null,
  counts jsonb not null,
  undone_at timestamptz,
  undone_by uuid,
  follow_total integer not null default 0,
  constraint roster_imports_pkey PRIMARY KEY (id),
  constraint roster_imports_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX roster_imports_organisation ON roster_imports USING btree (organisation_id, at DESC);

create table roster_notices (
  id uuid not null,
  person_id uuid not null,
  code text not null,
  organisation_id uuid,
  about uuid[] not null default '{}'::uuid[],
  at timestamptz not null,
  seen_at timestamptz,
  constraint roster_notices_pkey PRIMARY KEY (id),
  constraint roster_notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id)
);
CREATE INDEX roster_notices_person ON roster_notices USING btree (person_id, at DESC);

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
  import_id uuid,
  rolled_over_by uuid,
  ends_at timestamptz,
  continued_as uuid,
  constraint school_classes_pkey PRIMARY KEY (id),
  constraint school_classes_kind_check CHECK ((kind = ANY (ARRAY['class'::text, 'kindergarten_group'::text, 'association'::text, 'department'::text, 'subject_group'::text]))),
  constraint school_classes_continued_as_fkey FOREIGN KEY (continued_as) REFERENCES school_classes(id),
  constraint school_classes_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX school_classes_import ON school_classes USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX school_classes_organisation ON school_classes USING btree (organisation_id);
CREATE INDEX school_classes_rolled_over ON school_classes USING btree (rolled_over_by) WHERE (rolled_over_by IS NOT NULL);

create table school_year_drafts (
  organisation_id uuid not null,
  from_year text not null,
  roster_hash bytea not null,
  decisions jsonb not null,
  by_id uuid,
  at timestamptz not null,
  constraint school_year_drafts_pkey PRIMARY KEY (organisation_id),
  constraint school_year_drafts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);

create table school_year_rollovers (
  id uuid not null,
  organisation_id uuid not null,
  from_year text not null,
  to_year text not null,
  turns_at timestamptz not null,
  by_id uuid,
  at timestamptz not null,
  counts jsonb not null,
  turned_at timestamptz,
  undone_at timestamptz,
  undone_by uuid,
  follow_total integer not null default 0,
  constraint school_year_rollovers_pkey PRIMARY KEY (id),
  constraint school_year_rollovers_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX school_year_rollovers_organisation ON school_year_rollovers USING btree (organisation_id, at DESC);

create table school_year_run_items (
  run_id uuid not null,
  organisation_id uuid not null,
  state text not null default 'waiting'::text,
  code text not null default ''::text,
  reason jsonb not null default '{}'::jsonb,
  rollover_id uuid,
  constraint school_year_run_items_pkey PRIMARY KEY (run_id, organisation_id),
  constraint school_year_run_items_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text, 'skipped'::text, 'left_out'::text]))),
  constraint school_year_run_items_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id),
  constraint school_year_run_items_rollover_id_fkey FOREIGN KEY (rollover_id) REFERENCES school_year_rollovers(id),
  constraint school_year_run_items_run_id_fkey FOREIGN KEY (run_id) REFERENCES school_year_runs(id) ON DELETE CASCADE
);
CREATE INDEX school_year_run_items_waiting ON school_year_run_items USING btree (run_id, organisation_id) WHERE (state = 'waiting'::text);

create table school_year_runs (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  to_year text not null,
  on_day text not null default ''::text,
  by_id uuid,
  at timestamptz not null,
  finished_at timestamptz,
  constraint school_year_runs_pkey PRIMARY KEY (id),
  constraint school_year_runs_kind_check CHECK ((kind = ANY (ARRAY['apply'::text, 'undo'::text]))),
  constraint school_year_runs_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE INDEX school_year_runs_organisation ON school_year_runs USING btree (organisation_id, at DESC);

create table search_heads (
  conversation_id uuid not null,
  indexed_seq bigint not null default 0,
  constraint search_heads_pkey PRIMARY KEY (conversation_id)
) with (fillfactor=60);

create table second_factors (
  account_id uuid not null,
  secret bytea not null,
  last_step bigint not null,
  made_at timestamptz not null,
  constraint second_factors_pkey PRIMARY KEY (account_id),
  constraint second_factors_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);

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
  device_group uuid,
  parked_at timestamptz,
  pin_failures integer not null default 0,
  end_reason text,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_token_hash_key UNIQUE (token_hash),
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id) ON DELETE CASCADE
);
CREATE INDEX sessions_account ON sessions USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX sessions_device_group ON sessions USING btree (device_group) WHERE ((device_group IS NOT NULL) AND (ended_at IS NULL));

create table snapshot_inputs (
  hash bytea not null,
  organisation text not null,
  people bytea not null,
  constraint snapshot_inputs_pkey PRIMARY KEY (hash)
);
CREATE TRIGGER snapshot_inputs_kept BEFORE DELETE OR UPDATE ON snapshot_inputs FOR EACH ROW EXECUTE FUNCTION keep_snapshots();
CREATE TRIGGER snapshot_inputs_not_emptied BEFORE TRUNCATE ON snapshot_inputs FOR EACH STATEMENT EXECUTE FUNCTION keep_snapshots();

create table snapshot_organisations (
  snapshot_id uuid not null,
  organisation_id uuid not null,
  parent_id uuid,
  above uuid[] not null,
  kind text not null,
  short_name text not null,
  counted boolean not null,
  facts jsonb not null default '{}'::jsonb,
  inputs bytea,
  constraint snapshot_organisations_pkey PRIMARY KEY (snapshot_id, organisation_id),
  constraint snapshot_organisations_inputs_fkey FOREIGN KEY (inputs) REFERENCES snapshot_inputs(hash),
  constraint snapshot_organisations_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER snapshot_organisations_closed AFTER INSERT ON snapshot_organisations REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION close_snapshots();
CREATE TRIGGER snapshot_organisations_kept BEFORE DELETE OR UPDATE ON snapshot_organisations FOR EACH ROW EXECUTE FUNCTION keep_snapshots();
CREATE TRIGGER snapshot_organisations_not_emptied BEFORE TRUNCATE ON snapshot_organisations FOR EACH STATEMENT EXECUTE FUNCTION keep_snapshots();

create table snapshot_sums (
  snapshot_id uuid not null,
  organisation_id uuid not null,
  indicator text not null,
  numerator integer not null,
  denominator integer not null,
  hidden boolean not null,
  constraint snapshot_sums_pkey PRIMARY KEY (snapshot_id, organisation_id, indicator),
  constraint snapshot_sums_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id) ON DELETE CASCADE
);

create table snapshot_values (
  snapshot_id uuid not null,
  organisation_id uuid not null,
  indicator text not null,
  numerator integer not null,
  denominator integer not null,
  constraint snapshot_values_pkey PRIMARY KEY (snapshot_id, organisation_id, indicator),
  constraint snapshot_values_snapshot_id_fkey FOREIGN KEY (snapshot_id) REFERENCES snapshots(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER snapshot_values_closed AFTER INSERT ON snapshot_values REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION close_snapshots();
CREATE TRIGGER snapshot_values_kept BEFORE DELETE OR UPDATE ON snapshot_values FOR EACH ROW EXECUTE FUNCTION keep_snapshots();
CREATE TRIGGER snapshot_values_not_emptied BEFORE TRUNCATE ON snapshot_values FOR EACH STATEMENT EXECUTE FUNCTION keep_snapshots();

create table snapshots (
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  week text not null,
  cut_off_at timestamptz not null,
  taken_at timestamptz not null,
  taken_by uuid,
  time_zone text not null,
  formulas jsonb not null,
  hash bytea not null,
  audit_number bigint,
  audit_hash bytea,
  constraint snapshots_pkey PRIMARY KEY (id),
  constraint snapshots_kind_check CHECK ((kind = ANY (ARRAY['friday'::text, 'interim'::text]))),
  constraint snapshots_week_check CHECK ((week ~ '^\d{4}-W\d\d$'::text)),
  constraint snapshots_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id)
);
CREATE UNIQUE INDEX snapshots_friday ON snapshots USING btree (organisation_id, week) WHERE (kind = 'friday'::text);
CREATE INDEX snapshots_of ON snapshots USING btree (organisation_id, cut_off_at DESC);
CREATE TRIGGER snapshots_kept BEFORE DELETE OR UPDATE ON snapshots FOR EACH ROW EXECUTE FUNCTION keep_snapshots();
CREATE TRIGGER snapshots_not_emptied BEFORE TRUNCATE ON snapshots FOR EACH STATEMENT EXECUTE FUNCTION keep_snapshots();

create table spent_challenges (
  hash bytea not null,
  expires_at timestamptz not null,
  constraint spent_challenges_pkey PRIMARY KEY (hash)
);
CREATE INDEX spent_challenges_expires ON spent_challenges USING btree (expires_at);

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

create table uses (
  person_id uuid not null,
  day date not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  constraint uses_pkey PRIMARY KEY (person_id, day),
  constraint uses_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons(id) ON DELETE CASCADE
) with (fillfactor=80);
CREATE INDEX uses_first ON uses USING btree (first_at);
CREATE INDEX uses_last ON uses USING btree (last_at);

create table uses_written (
  one boolean not null default true,
  at timestamptz not null,
  constraint uses_written_pkey PRIMARY KEY (one),
  constraint uses_written_one_check CHECK (one)
);

create view audit_named as
 SELECT a.id,
    a.at,
    a.act,
    a.organisation_id,
    a.data,
    a.number,
    a.hash,
    a.actor_ref,
    a.subject_ref,
    a.other_ref,
    a.note_hash,
    actor.person_id AS actor_id,
    subject.person_id AS subject_id,
    other.person_id AS other_id
   FROM audit a
     LEFT JOIN audit_persons actor ON actor.reference = a.actor_ref
     LEFT JOIN audit_persons subject ON subject.reference = a.subject_ref
     LEFT JOIN audit_persons other ON other.reference = a.other_ref;

create view enrolments as
 SELECT id,
    class_id,
    person_id,
    kind,
    valid_from,
    valid_to,
    recorded_at,
    order_number
   FROM enrolment_facts
  WHERE replaced_at IS NULL;

create view guardian_restrictions as
 SELECT id,
    guardian_id,
    child_id,
    organisation_id,
    document,
    valid_from,
    valid_to,
    recorded_at,
    entered_by
   FROM guardian_restriction_facts
  WHERE replaced_at IS NULL;

create view guardianships as
 SELECT id,
    guardian_id,
    child_id,
    shown_kinship,
    legal_kind,
    may_write,
    may_report_absence,
    may_sign,
    valid_from,
    valid_to,
    recorded_at,
    approved_by
   FROM guardianship_facts
  WHERE replaced_at IS NULL;

create view leaves as
 SELECT id,
    person_id,
    organisation_id,
    order_number,
    valid_from,
    valid_to,
    recorded_at,
    entered_by
   FROM leave_facts
  WHERE replaced_at IS NULL;

create view person_contacts as
 SELECT id,
    person_id,
    organisation_id,
    phone,
    email
   FROM person_contact_facts
  WHERE replaced_at IS NULL;

create view person_details as
 SELECT id,
    person_id,
    organisation_id,
    sex,
    snils_sealed,
    file_number,
    external_id
   FROM person_detail_facts
  WHERE replaced_at IS NULL;

create view person_streams as
 SELECT persons.id AS person_id,
    persons.id AS stream_id,
    1::bigint AS from_version
   FROM persons
UNION ALL
 SELECT c.person_id,
    c.conversation_id AS stream_id,
    r.from_version
   FROM chats c
     JOIN visible_ranges r ON r.conversation_id = c.conversation_id AND r.person_id = c.person_id
UNION ALL
 SELECT role_grants.person_id,
    role_grants.organisation_id AS stream_id,
    1 AS from_version
   FROM role_grants
  WHERE role_grants.valid_from <= now() AND (role_grants.valid_to IS NULL OR role_grants.valid_to > now())
UNION ALL
 SELECT enrolments.person_id,
    enrolments.class_id AS stream_id,
    1 AS from_version
   FROM enrolments
  WHERE enrolments.valid_from <= now() AND (enrolments.valid_to IS NULL OR enrolments.valid_to > now());

create view role_grants as
 SELECT id,
    person_id,
    organisation_id,
    role,
    "position",
    employment,
    valid_from,
    valid_to,
    recorded_at,
    granted_by,
    subjects
   FROM role_grant_facts
  WHERE replaced_at IS NULL;

create view visible_ranges as
 SELECT conversation_id,
    person_id,
    from_seq,
    COALESCE(to_seq, '9007199254740991'::bigint) AS to_seq,
    from_version
   FROM participants
  WHERE left_at IS NULL;
