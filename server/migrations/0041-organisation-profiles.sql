-- What an organisation is by its papers, who confirmed it, and how many people and classes the office expects there.

alter table organisations
  add column legal_form text not null default '',
  add column inn text not null default '',
  add column ogrn text not null default '',
  add column kpp text not null default '',
  add column oktmo text not null default '',
  add column address text not null default '',
  add column phone text not null default '',
  add column email text not null default '',
  add column website text not null default '',
  add column licence text not null default '',
  add column is_branch boolean not null default false,
  add column head_organisation_id uuid references organisations (id),
  -- A branch is counted only if the office says so.
  add column reporting boolean not null default false,
  add column verified_by uuid,
  add column verified_at timestamptz,
  add column closed_by uuid,
  add column closed_document text not null default '',
  add constraint organisations_head_check check (head_organisation_id is null or is_branch);
create index organisations_inn on organisations (inn) where inn <> '' and closed_at is null;
create index organisations_head on organisations (head_organisation_id) where head_organisation_id is not null;

-- Kept by the office: the denominator where a roster is missing or smaller. Each number holds from its day until the next
-- one's; a correction of a day is its next version.
create table expected_number_facts (
  organisation_id uuid not null references organisations (id),
  valid_from timestamptz not null,
  version integer not null default 1,
  staff integer,
  children integer,
  classes integer,
  source text not null,
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz,
  primary key (organisation_id, valid_from, version)
);

-- The numbers that held at one instant as they were recorded by another.
create function expected_known(valid_at timestamptz, recorded_by timestamptz)
returns table (organisation_id uuid, staff integer, children integer, classes integer) language sql stable as $$
  select distinct on (f.organisation_id) f.organisation_id, f.staff, f.children, f.classes
  from expected_number_facts f
  where f.valid_from <= valid_at
    and f.recorded_at <= recorded_by and (f.replaced_at is null or f.replaced_at > recorded_by)
  order by f.organisation_id, f.valid_from desc
$$;
