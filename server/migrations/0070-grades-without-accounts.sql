-- The grade from which an organisation gives pupils accounts of their own: 1 to all, 12 to none. Pupils of lower grades stand outside of
-- what counts pupils' accounts.
alter table organisations add accounts_from_grade smallint not null default 1 check (accounts_from_grade between 1 and 12);
alter table organisation_versions add accounts_from_grade smallint not null default 1;

drop function organisations_known(timestamptz);
drop function organisation_state(organisations);

create function organisation_state(o organisations)
returns table (parent_id uuid, kind text, short_name text, time_zone text, counted boolean, verified boolean, closed boolean,
  accounts_from_grade smallint)
language sql immutable as $$
  select o.parent_id, o.kind, o.short_name, o.time_zone,
    o.kind not in ('region', 'municipality') and (o.reporting or not o.is_branch),
    o.verified_at is not null, o.closed_at is not null, o.accounts_from_grade
$$;

create function organisations_known(recorded_by timestamptz)
returns table (id uuid, parent_id uuid, kind text, short_name text, time_zone text, counted boolean, verified boolean, closed boolean,
  accounts_from_grade smallint, created_at timestamptz)
language sql stable as $$
  select o.id, s.parent_id, s.kind, s.short_name, s.time_zone, s.counted, s.verified, s.closed, s.accounts_from_grade, o.created_at
  from organisations o
  left join lateral (
    select v.* from organisation_versions v where v.organisation_id = o.id
    order by v.recorded_at <= recorded_by desc, case when v.recorded_at <= recorded_by then -v.version else v.version end
    limit 1) v on true
  cross join lateral (
    select v.parent_id, v.kind, v.short_name, v.time_zone, v.counted, v.verified, v.closed, v.accounts_from_grade
    where v.version is not null
    union all
    select w.* from organisation_state(o) w where v.version is null) s
  where o.created_at <= recorded_by
$$;
