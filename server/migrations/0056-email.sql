-- An account's own e-mail, for the day the password is forgotten. Several accounts may have the same: a family shares one.

create table account_emails (
  account_id uuid primary key references accounts (id) on delete cascade,
  address text not null,
  confirmed_at timestamptz not null
);

-- An address that waits for the code that was sent to it.
create table email_codes (
  account_id uuid primary key references accounts (id) on delete cascade,
  address text not null,
  code_hash bytea not null,
  attempts integer not null default 0,
  expires_at timestamptz not null
);

create table reset_links (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index reset_links_account on reset_links (account_id, created_at);

-- The last way in came by e-mail: `reset_by` is null then, as for the operator.
alter table accounts add column reset_by_mail boolean not null default false;
