-- What offices are shown of a snapshot, worked out at the first look: sums, and cells that are hidden. Nothing here is truth: it
-- follows from the snapshot alone and may be deleted.
create table snapshot_sums (
  snapshot_id uuid not null references snapshots (id) on delete cascade,
  organisation_id uuid not null,
  indicator text not null,
  -- Both are 0 where hidden.
  numerator integer not null,
  denominator integer not null,
  hidden boolean not null,
  primary key (snapshot_id, organisation_id, indicator)
);
