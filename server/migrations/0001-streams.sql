-- What every feature stands on: numbered streams of events, command results, reactions waiting, audit rows.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table streams (
  id uuid primary key,
  kind text not null check (kind in ('conversation', 'person', 'organisation', 'class')),
  version bigint not null default 0,
  -- Raised whenever somebody comes or goes: an event is delivered only to an audience at least that new.
  audience_version bigint not null default 0,
  last_seq bigint not null default 0,
  last_count bigint not null default 0,
  -- The transaction that raised the version last: catch-up compares it with the horizon in a device's token.
  changed_xid xid8 not null default pg_current_xact_id(),
  changed_at timestamptz not null default now()
) with (fillfactor = 60);

create table events (
  stream_id uuid not null,
  version bigint not null,
  day date not null,
  at timestamptz not null,
  name text not null,
  audience_version bigint not null,
  data json not null,
  primary key (stream_id, version, day)
) partition by range (day);

create function ensure_event_partitions(first_day date, day_count integer) returns void language plpgsql as $$
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
end $$;

-- Rows for days that no job has prepared yet (a server that slept, a clock that jumped) are never refused.
create table events_other partition of events default;

create table command_results (
  person_id uuid not null,
  command_id uuid not null,
  input_hash bytea not null,
  result json not null,
  at timestamptz not null default now(),
  primary key (person_id, command_id)
);
create index command_results_at on command_results using brin (at);

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  stream_id uuid not null,
  data jsonb not null,
  created_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  attempts integer not null default 0
);
create index outbox_due on outbox (due_at, id);

-- Written unsealed in the act's own transaction; one sealer chains the rows afterwards.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id uuid,
  act text not null,
  organisation_id uuid,
  subject_id uuid,
  data jsonb not null default '{}'
);
create index audit_organisation on audit (organisation_id, id);

create function drop_event_partitions(before_day date) returns void language plpgsql as $$
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
end $$;
