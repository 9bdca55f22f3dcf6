-- Whether colleges are counted in a tree, by the word of its topmost office, with all that it said before. No row: they are.
create table college_settings (
  organisation_id uuid not null references organisations (id),
  version integer not null,
  counted boolean not null,
  recorded_at timestamptz not null,
  entered_by uuid,
  replaced_at timestamptz,
  primary key (organisation_id, version)
);
create unique index college_settings_now on college_settings (organisation_id) where replaced_at is null;

create function colleges_counted(organisation uuid) returns boolean language sql stable as $$
  select coalesce((
    select c.counted from organisations_above(organisation) a
    join organisations top on top.id = a.id and top.parent_id is null
    join college_settings c on c.organisation_id = top.id and c.replaced_at is null), true)
$$;

-- Whether an organisation is counted as things stand: no office, no branch that others report for, no college where none are.
create function is_counted(o organisations) returns boolean language sql stable as $$
  select o.kind not in ('region', 'municipality') and (o.reporting or not o.is_branch)
    and (o.kind <> 'college' or colleges_counted(o.id))
$$;
