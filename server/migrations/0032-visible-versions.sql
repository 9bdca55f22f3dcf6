-- From which event of the stream on a participant may read: the same beginning as from_seq, in versions.
alter table participants add column from_version bigint not null default 1;

-- Whoever came in later read from a line on: the event that brought the first line since then, or the next one to come.
update participants p set from_version = coalesce(
  (select m.content_versions[1] from messages m where m.conversation_id = p.conversation_id and m.seq >= p.from_seq
    order by m.seq limit 1),
  (select s.version + 1 from streams s where s.id = p.conversation_id),
  1)
where p.from_seq > 1;

-- What of a conversation somebody may read: lines from_seq..to_seq, events from from_version on. The one place that says
-- so; nobody has a row who is not inside now.
create view visible_ranges as
  select conversation_id, person_id, from_seq, coalesce(to_seq, 9007199254740991) as to_seq, from_version
  from participants where left_at is null;

create or replace view person_streams as
  select id as person_id, id as stream_id, 1::bigint as from_version from persons
  union all
  select c.person_id, c.conversation_id, r.from_version from chats c
    join visible_ranges r on r.conversation_id = c.conversation_id and r.person_id = c.person_id
  union all
  select person_id, organisation_id, 1 from role_grants
    where valid_from <= now() and (valid_to is null or valid_to > now())
  union all
  select person_id, class_id, 1 from enrolments
    where valid_from <= now() and (valid_to is null or valid_to > now());
