-- Ways in: delays after wrong guesses, several accounts on one device, restored access, the first-run link.

alter table accounts
  add column pin_hash text,
  add column blocked_by uuid,
  -- Where it was decided: that organisation or an office above it may open the account again.
  add column blocked_in uuid,
  add column blocked_reason text not null default '';

alter table sessions
  -- Sessions of several accounts on one device share a group; all but the one in front are parked.
  add column device_group uuid,
  add column parked_at timestamptz,
  add column pin_failures integer not null default 0,
  add column end_reason text;
create index sessions_device_group on sessions (device_group) where device_group is not null and ended_at is null;

-- Wrong guesses by keyed hash of what was guessed at: no login and no address is stored in the clear.
create table guess_delays (
  key bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  free_at timestamptz not null
);
create index guess_delays_last on guess_delays (last_at);

create table account_resets (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  -- Null: the operator, from the command line.
  requested_by uuid,
  released_by uuid,
  -- Of what must be released by a second person: null until then.
  code_hash bytea,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);
create unique index account_resets_open on account_resets (account_id) where closed_at is null;

-- One row: the secret of the printed link is this nonce under the master key, so the row alone opens nothing.
create table first_run (
  only_row boolean primary key default true check (only_row),
  nonce bytea not null,
  used_at timestamptz
);

-- Who runs the server: made on the command line only, belongs to no organisation.
create table operators (
  person_id uuid primary key references persons (id),
  made_at timestamptz not null
);
