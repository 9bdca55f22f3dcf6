-- A second factor: time-based codes (RFC 6238) and codes on paper for the day the telephone is lost.

create table second_factors (
  account_id uuid primary key references accounts (id) on delete cascade,
  -- Sealed with a key that lies outside of the database.
  secret bytea not null,
  -- The 30 seconds whose code was taken last: no code opens twice.
  last_step bigint not null,
  made_at timestamptz not null
);

create table recovery_codes (
  account_id uuid not null references second_factors (account_id) on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- Roles that an organisation lets in only with a second factor.
alter table organisations add column second_factor_for text[] not null default '{}';
