-- What a guardian who comes says to be to the child: a legal representative, or somebody close. Whoever lets in, or the head,
-- confirms it; only then may consents be signed.
alter table join_requests add column relation text check (relation in ('representative', 'close'));

-- Of guardians on the roster, who are inside at once: what they said and nobody has confirmed yet.
create table relation_claims (
  guardian_id uuid not null references persons (id),
  child_id uuid not null references persons (id),
  claimed_at timestamptz not null,
  primary key (guardian_id, child_id)
);
create index relation_claims_child on relation_claims (child_id);
