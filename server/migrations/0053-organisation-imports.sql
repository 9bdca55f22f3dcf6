-- Organisations brought in from files, and which import made or changed which, so that the last one can be taken back.

-- Who leads it by its papers. It gives nobody a role.
alter table organisations add column head_name text not null default '';

create table organisation_imports (
  id uuid primary key,
  -- The office that the file was brought in under.
  organisation_id uuid not null references organisations (id),
  -- Null: from the command line.
  by_id uuid,
  at timestamptz not null,
  file_hash bytea not null,
  file_name text not null,
  format text not null,
  counts jsonb not null,
  undone_at timestamptz,
  undone_by uuid
);
create index organisation_imports_organisation on organisation_imports (organisation_id, at desc);

create table organisation_import_rows (
  import_id uuid not null references organisation_imports (id),
  organisation_id uuid not null references organisations (id),
  -- Null: the import made it.
  before jsonb,
  after jsonb not null,
  primary key (import_id, organisation_id)
);
create index organisation_import_rows_organisation on organisation_import_rows (organisation_id);
