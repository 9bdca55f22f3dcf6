-- Whom the participant counts with in «27 учеников, 3 учителя»: decided when he or she comes in.
alter table participants
  add column circle text not null default 'staff' check (circle in ('staff', 'pupils', 'guardians'));

-- The two who have read furthest, of each conversation: «read by somebody else» in the list without scanning all marks.
create table read_tops (
  conversation_id uuid primary key,
  first_person uuid not null,
  first_seq bigint not null,
  second_person uuid,
  second_seq bigint
) with (fillfactor = 60);

create index person_blocks_blocked on person_blocks (blocked_id);

-- An organisation and the offices above it, from the bottom up.
create function organisation_path(organisation uuid) returns uuid[] language sql stable as $$
  with recursive tree as (
    select id, parent_id, 1 as depth from organisations where id = organisation
    union all
    select o.id, o.parent_id, t.depth + 1 from organisations o join tree t on o.id = t.parent_id where t.depth < 20
  )
  select coalesce(array_agg(id order by depth), '{}') from tree
$$;

-- As what somebody stands in a conversation of an organisation: its staff (also of an office above) before its pupils
-- before everybody's guardians. Where the roster says nothing, the kind of conversation does.
create function circle_of(person uuid, organisation uuid, kind text, instant timestamptz) returns text
language sql stable as $$
  with ties as (
    select 'staff' as circle, 1 as rank, g.organisation_id from role_grants g
    where g.person_id = person and g.role <> 'operator' and (g.valid_to is null or g.valid_to > instant)
    union all
    select case e.kind when 'pupil' then 'pupils' else 'staff' end, case e.kind when 'pupil' then 2 else 1 end,
      c.organisation_id
    from enrolments e join school_classes c on c.id = e.class_id
    where e.person_id = person and (e.valid_to is null or e.valid_to > instant)
    union all
    select 'guardians', 3, c.organisation_id
    from guardianships w join enrolments e on e.person_id = w.child_id join school_classes c on c.id = e.class_id
    where w.guardian_id = person and e.kind = 'pupil' and (w.valid_to is null or w.valid_to > instant)
      and (e.valid_to is null or e.valid_to > instant)
  )
  select coalesce(
    (select circle from ties order by coalesce(organisation_id = any(organisation_path(organisation)), false) desc, rank
     limit 1),
    case kind when 'class_pupils' then 'pupils' when 'class_guardians' then 'guardians' else 'staff' end)
$$;
