-- Identities at OpenID Connect providers that open an account. Nothing else of what a provider knows is kept.

create table provider_links (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  issuer text not null,
  subject text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  unique (issuer, subject)
);
create index provider_links_account on provider_links (account_id);
