-- Who was told of which Friday's report: each once, however often the work is repeated.
create table report_readers (
  person_id uuid not null,
  snapshot_id uuid not null references snapshots (id) on delete cascade,
  -- The organisation whose report it is: one's own, or the topmost of one's offices.
  organisation_id uuid not null references organisations (id),
  told_at timestamptz not null,
  -- A letter was handed to the queue of letters too.
  mailed boolean not null,
  seen_at timestamptz,
  primary key (person_id, snapshot_id)
);
