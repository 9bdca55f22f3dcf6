-- A guardian of whom somebody said that this is no legal representative: by whom and when. The claim stays, so that the guardian
-- sees the answer and it can be given otherwise.
alter table relation_claims
  add column declined_at timestamptz,
  add column declined_by uuid references persons (id),
  add constraint relation_claims_declined check ((declined_at is null) = (declined_by is null));
