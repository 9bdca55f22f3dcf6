-- What ties people to organisations at an instant, in one place: who sees, who may, who is shown as what.

create function ties_at(instant timestamptz)
returns table (
  person_id uuid, role text, organisation_id uuid, class_id uuid, class_name text, child_id uuid, position_text text,
  kinship text
) language sql stable as $$
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
  where not w.restricted and w.valid_from <= instant and (w.valid_to is null or w.valid_to > instant)
    and e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant) and c.archived_at is null
$$;

-- An organisation (depth 0) and the offices above it.
create function organisations_above(organisation uuid) returns table (id uuid, depth integer) language sql stable as $$
  with recursive chain as (
    select o.id, o.parent_id, 0 as depth from organisations o where o.id = organisation
    union all
    select o.id, o.parent_id, c.depth + 1 from organisations o join chain c on o.id = c.parent_id where c.depth < 20
  )
  select chain.id, chain.depth from chain
$$;

-- An organisation (depth 0) and all that lies under it.
create function organisations_below(organisation uuid) returns table (id uuid, depth integer) language sql stable as $$
  with recursive tree as (
    select o.id, 0 as depth from organisations o where o.id = organisation
    union all
    select o.id, t.depth + 1 from organisations o join tree t on o.parent_id = t.id where t.depth < 20
  )
  select tree.id, tree.depth from tree
$$;

-- Head, deputy or administrator of the organisation, or specialist of it or of an office above it.
create function manages(person uuid, organisation uuid, instant timestamptz) returns boolean language sql stable as $$
  select exists (
    select from organisations_above(organisation) a join role_grants g on g.organisation_id = a.id
    where g.person_id = person and g.valid_from <= instant and (g.valid_to is null or g.valid_to > instant)
      and (g.role = 'office_specialist' or (a.depth = 0 and g.role in ('head', 'deputy', 'administrator'))))
$$;

-- Teaches the class, as form teacher or with others.
create function teaches(person uuid, class uuid, instant timestamptz) returns boolean language sql stable as $$
  select exists (
    select from enrolments e
    where e.class_id = class and e.person_id = person and e.kind in ('teacher', 'form_teacher')
      and e.valid_from <= instant and (e.valid_to is null or e.valid_to > instant))
$$;

-- What somebody has to be told about the roster, until it has been seen.
create table roster_notices (
  id uuid primary key,
  person_id uuid not null references persons (id),
  code text not null,
  organisation_id uuid,
  about uuid[] not null default '{}',
  at timestamptz not null,
  seen_at timestamptz
);
create index roster_notices_person on roster_notices (person_id, at desc);
