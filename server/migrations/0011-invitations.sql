-- Codes that let people ask to be let in, and what they asked. A code is kept as keyed hashes only.

create table join_codes (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'pupil', 'guardian')),
  organisation_id uuid not null references organisations (id),
  class_id uuid references school_classes (id),
  -- Staff: what it is an invitation to, and the line of the staff list it was issued for.
  role text,
  position text not null default '',
  person_id uuid references persons (id),
  code_hash bytea not null unique,
  secret_hash bytea not null unique,
  -- From it and the key the code can be made again, for the sheet; gone a quarter of an hour after issue.
  seed bytea,
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  check ((kind = 'staff') = (role is not null)),
  check ((kind = 'staff') = (class_id is null))
);
create index join_codes_organisation on join_codes (organisation_id, issued_at desc);
create index join_codes_class on join_codes (class_id) where class_id is not null;
create index join_codes_person on join_codes (person_id) where person_id is not null;
create index join_codes_seed on join_codes (issued_at) where seed is not null;

create table join_requests (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'pupil', 'guardian')),
  code_id uuid not null references join_codes (id),
  organisation_id uuid not null,
  class_id uuid,
  -- Who asks, and the names as typed.
  person_id uuid not null references persons (id),
  name jsonb not null,
  child jsonb,
  kinship text not null default 'close',
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused')),
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid
);
create index join_requests_code on join_requests (code_id);
create index join_requests_person on join_requests (person_id);
create index join_requests_waiting on join_requests (organisation_id, class_id) where state = 'waiting';

-- Codes that were wrong, by a keyed hash of the address; kept for a day.
create table code_failures (
  id bigint generated always as identity primary key,
  address_hash bytea not null,
  at timestamptz not null
);
create index code_failures_at on code_failures (at);
create index code_failures_address on code_failures (address_hash, at);

-- How far somebody on a list has come: an account, a request that waits, a code that is open, or nothing yet.
create function joining_state(person uuid, instant timestamptz) returns text language sql stable as $$
  select coalesce(
    (select case when a.blocked_at is null then 'joined' else 'blocked' end from accounts a where a.person_id = person),
    (select case when exists (select from join_requests r where r.code_id = k.id and r.state = 'waiting') then 'waiting'
        else 'invited' end
      from join_codes k
      where k.person_id = person and k.closed_at is null and (k.expires_at > instant or exists (
        select from join_requests r where r.code_id = k.id and r.state = 'waiting'))
      order by k.issued_at desc limit 1),
    'not_invited')
$$;
