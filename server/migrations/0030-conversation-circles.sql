-- Whom the participant counts with in «27 учеников, 3 учителя»: decided when he or she comes in.
alter table participants
  add column circle text not null default 'staff' check (circle in ('staff', 'pupils', 'guardians'));

create index person_blocks_blocked on person_blocks (blocked_id);

-- As what somebody stands in a conversation of an organisation: its staff (also of an office above) before its pupils
-- before everybody's guardians. Where the roster says nothing, the kind of conversation does.
create function circle_of(person uuid, organisation uuid, kind text, instant timestamptz) returns text
language sql stable as $$
  select coalesce(
    (select case t.role when 'pupil' then 'pupils' when 'guardian' then 'guardians' else 'staff' end
     from ties_at(instant) t where t.person_id = person and t.role <> 'operator'
     order by t.organisation_id in (select id from organisations_above(organisation)) desc,
       t.role in ('pupil', 'guardian'), t.role = 'guardian'
     limit 1),
    case kind when 'class_pupils' then 'pupils' when 'class_guardians' then 'guardians' else 'staff' end)
$$;
