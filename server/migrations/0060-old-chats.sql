-- Chats of an organisation outside: which there are, how far each has moved, and the word that the list is complete. A line is
-- never deleted, at most marked as entered by mistake. What counts is never overwritten: whose chat it is stays as it was
-- entered, and states and declarations are rows with their instant, so that any past moment can be asked for.

create table old_chats (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  -- A code of the list of foreign messengers, or `other`.
  messenger text not null,
  name text not null,
  kind text not null check (kind in ('staff', 'guardians', 'pupils', 'club', 'channel', 'other')),
  -- In words, as the organisation calls its owner.
  owner text not null default '',
  owner_person_id uuid references persons (id),
  people_count integer check (people_count between 0 and 1000000),
  link text not null default '',
  -- Chats that parents keep for themselves may be listed; nobody asks them to move, and no number counts them.
  own_of text not null default 'organisation' check (own_of in ('organisation', 'parents')),
  recorded_at timestamptz not null,
  entered_by uuid,
  -- The list it came from; null: by hand.
  file_name text,
  changed_at timestamptz,
  changed_by uuid,
  mistaken_at timestamptz,
  mistaken_by uuid,
  mistaken_reason text,
  check ((mistaken_at is null) = (mistaken_reason is null)),
  check (own_of = 'organisation' or (owner = '' and owner_person_id is null and link = ''))
);
create index old_chats_of on old_chats (organisation_id, recorded_at);

-- How far a chat has come; the newest holds. The first is written with the chat itself.
create table old_chat_states (
  id uuid primary key,
  chat_id uuid not null references old_chats (id),
  status text not null check (status in ('declared', 'importing', 'moved', 'closed')),
  evidence text not null default '',
  at timestamptz not null,
  by uuid,
  check (status not in ('moved', 'closed') or evidence <> '')
);
create index old_chat_states_of on old_chat_states (chat_id, at desc, id desc);

-- The head's word that the list is complete, also when it is empty; good for four weeks.
create table old_chat_declarations (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  declared_by uuid not null,
  at timestamptz not null,
  -- Chats of the organisation on the list then, without those entered by mistake.
  chats integer not null check (chats >= 0)
);
create index old_chat_declarations_of on old_chat_declarations (organisation_id, at desc, id desc);

-- Lines that stood at an instant, with their state then.
create function old_chats_at(instant timestamptz)
returns table (id uuid, organisation_id uuid, own_of text, status text, evidence text, status_at timestamptz, status_by uuid)
language sql stable as $$
  select c.id, c.organisation_id, c.own_of, s.status, s.evidence, s.at, s.by
  from old_chats c
  cross join lateral (
    select n.status, n.evidence, n.at, n.by from old_chat_states n
    where n.chat_id = c.id and n.at <= instant order by n.at desc, n.id desc limit 1) s
  where c.recorded_at <= instant and (c.mistaken_at is null or c.mistaken_at > instant)
$$;
