-- The audit log as a chain of hashes over references instead of names: docs/decisions/0042-audit-chain.md.

-- Whom a row speaks of. The reference says nothing once its row here is gone, and it goes with the person.
create table audit_persons (
  -- The id that the reference was made of; whose it is now may be another: a line of a list that turned out to be somebody.
  original_id uuid primary key,
  person_id uuid not null references persons (id) on delete cascade,
  salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
  reference bytea not null unique generated always as (sha256(salt || uuid_send(original_id))) stored
);
create index audit_persons_person on audit_persons (person_id);

insert into audit_persons (original_id, person_id) select id, id from persons;

-- Everybody has a reference from the beginning: made at the first act, two acts at once would wait for each other.
create function give_audit_references() returns trigger language plpgsql as $$
begin
  insert into audit_persons (original_id, person_id) select id, id from added;
  return null;
end $$;
create trigger persons_audit_references after insert on persons
  referencing new table as added for each statement execute function give_audit_references();

create function audit_reference(person uuid) returns bytea language sql stable as $$
  select reference from audit_persons where original_id = person
$$;

alter table audit
  add column number bigint unique,
  add column hash bytea,
  add column actor_ref bytea,
  add column subject_ref bytea,
  add column other_ref bytea,
  add column note_hash bytea,
  add constraint audit_sealed check ((number is null) = (hash is null));

-- Words that somebody wrote, beside the chain, so that they can be erased; the row holds their salted hash.
create table audit_notes (
  audit_id bigint primary key references audit (id),
  salt bytea not null,
  text text not null
);
insert into audit_notes (audit_id, salt, text)
  select id, uuid_send(gen_random_uuid()), data ->> 'reason' from audit where act = 'conversations.enter' and data ? 'reason';

update audit a set
  actor_ref = audit_reference(a.actor_id),
  subject_ref = case a.act
    when 'conversations.enter' then null
    when 'class.form_teacher_set' then audit_reference((a.data ->> 'personId')::uuid)
    else audit_reference(a.subject_id) end,
  other_ref = case a.act
    when 'guardian.removed' then audit_reference((a.data ->> 'childId')::uuid)
    when 'join.approved' then audit_reference((a.data ->> 'lineId')::uuid) end,
  note_hash = (select sha256(n.salt || convert_to(n.text, 'UTF8')) from audit_notes n where n.audit_id = a.id),
  data = case a.act
    when 'conversations.enter' then jsonb_build_object('conversationId', a.subject_id)
    when 'class.form_teacher_set' then a.data - 'personId'
    when 'guardian.removed' then a.data - 'childId'
    when 'join.approved' then a.data - 'lineId'
    else a.data end;
alter table audit drop column actor_id, drop column subject_id;

create index audit_unsealed on audit (id) where number is null;
create index audit_actor on audit (actor_ref, id) where actor_ref is not null;
create index audit_subject on audit (subject_ref, id) where subject_ref is not null;
-- Looks at lists concern whoever stands on them.
create index audit_lists on audit (organisation_id, id) where act in ('class.viewed', 'people.listed');
create index audit_other on audit (other_ref, id) where other_ref is not null;

-- The last sealed row. Whoever seals holds this row; that the end of the chain was cut off shows against it.
create table audit_head (
  one boolean primary key default true check (one),
  number bigint not null default 0,
  hash bytea not null default decode(repeat('00', 32), 'hex')
);
insert into audit_head default values;

-- When somebody last looked at something: paging through a list is one look.
create table audit_looks (
  key bytea primary key,
  at timestamptz not null
);
create index audit_looks_at on audit_looks (at);

-- A guard against mistakes; against whoever holds the disk only the chain and its anchors help.
create function keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.number is null and new.number is not null
      and to_jsonb(new) - 'number' - 'hash' = to_jsonb(old) - 'number' - 'hash' then
      return new;
    end if;
  end if;
  raise exception 'rows of the audit log are not changed or removed';
end $$;
create trigger audit_kept before update or delete on audit for each row execute function keep_audit();
create trigger audit_not_emptied before truncate on audit for each statement execute function keep_audit();

-- The log with whom it speaks of, as far as they still exist.
create view audit_named as
  select a.*, actor.person_id as actor_id, subject.person_id as subject_id, other.person_id as other_id
  from audit a
  left join audit_persons actor on actor.reference = a.actor_ref
  left join audit_persons subject on subject.reference = a.subject_ref
  left join audit_persons other on other.reference = a.other_ref;
