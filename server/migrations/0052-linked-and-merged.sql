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

-- Two rows turned out to be one human being: who goes on. What was known of the other until then stays known of the other.
alter table persons add column merged_into uuid references persons (id);
alter table persons add column merged_at timestamptz;
create index persons_merged on persons (merged_into) where merged_into is not null;
