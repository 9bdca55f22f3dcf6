-- How the columns of a file were understood when it was last brought in, so that nobody has to say it twice.

create table roster_import_sources (
  organisation_id uuid not null references organisations (id),
  -- SHA-256 of the titles of a sheet's columns.
  fingerprint bytea not null,
  -- What was said by hand: `map`, `rowsAre`, `headerLine`, `sheet`.
  reading jsonb not null,
  at timestamptz not null,
  primary key (organisation_id, fingerprint)
);
