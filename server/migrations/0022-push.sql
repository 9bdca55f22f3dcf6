-- Web Push: who is notified on which device, and what is still to be sent.

create table push_subscriptions (
  id uuid primary key,
  -- The device's session: a subscription ends with it.
  session_id uuid not null references sessions (id) on delete cascade,
  person_id uuid not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null,
  failures integer not null default 0
);
create index push_subscriptions_person on push_subscriptions (person_id);
create index push_subscriptions_session on push_subscriptions (session_id);

create table push_settings (
  person_id uuid primary key,
  mentions_pass_mute boolean not null default true
);

-- At most one row per person and thing: a burst of messages is one notification.
create table push_queue (
  person_id uuid not null,
  tag text not null,
  kind text not null check (kind in ('message', 'mention', 'report')),
  conversation_id uuid,
  seq bigint,
  due_at timestamptz not null,
  attempts integer not null default 0,
  primary key (person_id, tag)
);
create index push_queue_due on push_queue (due_at);
