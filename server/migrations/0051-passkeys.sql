-- Passkeys (WebAuthn): public keys. The private ones never leave the device or its keychain.

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  credential_id bytea not null unique,
  -- COSE_Key (RFC 9052).
  public_key bytea not null,
  -- Of signatures, as the authenticator counts; 0 for ever where it does not.
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_account on passkeys (account_id);

-- A challenge proves by itself that the server made it; here stands only which ones were answered, until they are over.
create table spent_challenges (
  hash bytea primary key,
  expires_at timestamptz not null
);
create index spent_challenges_expires on spent_challenges (expires_at);
