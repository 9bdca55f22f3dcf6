-- Web Push: who is notified on which device, and what is still to be sent.

create table push_subscriptions (
  id uuid primary key,
  -- The device's session: a subscription ends with it.
  session_id uuid not null references sessions (id) on delete cascade,
  person_id uuid not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null
);
create index push_subscriptions_person on push_subscriptions (person_id);
create index push_subscriptions_session on push_subscriptions (session_id);

create table push_settings (
  person_id uuid primary key,
  mentions_pass_mute boolean not null default true
);

-- At most one row per device and thing: a burst of messages is one notification.
create table push_queue (
  subscription_id uuid not null references push_subscriptions (id) on delete cascade,
  tag text not null,
  person_id uuid not null,
  kind text not null check (kind in ('message', 'mention', 'report')),
  conversation_id uuid,
  -- The newest line; for things outside of conversations an instant. It grows with each newer thing of the same tag.
  seq bigint not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  primary key (subscription_id, tag)
);
create index push_queue_due on push_queue (due_at);
