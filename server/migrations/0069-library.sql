-- Instructions and recordings: those of the product stand in files, those of organisations here, and who has read which.

create table library_pages (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  title text not null,
  body text not null,
  audiences text[] not null,
  file_ids uuid[] not null default '{}',
  entered_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz
);
create index library_pages_organisation on library_pages (organisation_id);

-- `page`: the name of a page of the product, or the id of an organisation's.
create table library_reads (
  page text not null,
  person_id uuid not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (page, person_id)
);
create index library_reads_person on library_reads (person_id);
