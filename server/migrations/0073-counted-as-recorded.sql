-- What a Friday counts and had no history yet: birth dates, names of classes, and which consents an organisation asks for.

-- Birth dates that somebody was known by, each up to when. What is known now stands in `persons`.
create table former_birth_dates (
  person_id uuid not null references persons (id) on delete cascade,
  birth_date date,
  replaced_at timestamptz not null,
  primary key (person_id, replaced_at)
);
create index former_birth_dates_replaced on former_birth_dates (replaced_at);

-- The same for the names of classes, of which the number at the beginning is the grade.
create table former_class_names (
  class_id uuid not null references school_classes (id),
  name text not null,
  replaced_at timestamptz not null,
  primary key (class_id, replaced_at)
);
create index former_class_names_replaced on former_class_names (replaced_at);

-- Accounts that became one with another: when they were made. Null: from before this column.
alter table former_accounts add column created_at timestamptz;

create index consents_answered on consents (answered_at);
create index consents_withdrawn on consents (withdrawn_at) where withdrawn_at is not null;

-- Before these columns only what is asked for now is known: since when, it says itself.
alter table organisation_versions add column consent_since timestamptz, add column consent_both_since timestamptz;
update organisation_versions v set consent_since = o.consent_since, consent_both_since = o.consent_both_since
from organisations o where o.id = v.organisation_id;

drop function organisations_known(timestamptz);
drop function organisation_state(organisations);

create function organisation_state(o organisations)
returns table (parent_id uuid, kind text, short_name text, time_zone text, counted boolean, verified boolean, closed boolean,
  accounts_from_grade smallint, consent_since timestamptz, consent_both_since timestamptz)
language sql immutable as $$
  select o.parent_id, o.kind, o.short_name, o.time_zone,
    o.kind not in ('region', 'municipality') and (o.reporting or not o.is_branch),
    o.verified_at is not null, o.closed_at is not null, o.accounts_from_grade, o.consent_since, o.consent_both_since
$$;

create function organisations_known(recorded_by timestamptz)
returns table (id uuid, parent_id uuid, kind text, short_name text, time_zone text, counted boolean, verified boolean, closed boolean,
  accounts_from_grade smallint, consent_since timestamptz, consent_both_since timestamptz, created_at timestamptz)
language sql stable as $$
  select o.id, s.parent_id, s.kind, s.short_name, s.time_zone, s.counted, s.verified, s.closed, s.accounts_from_grade,
    s.consent_since, s.consent_both_since, o.created_at
  from organisations o
  left join lateral (
    select v.* from organisation_versions v where v.organisation_id = o.id
    order by v.recorded_at <= recorded_by desc, case when v.recorded_at <= recorded_by then -v.version else v.version end
    limit 1) v on true
  cross join lateral (
    select v.parent_id, v.kind, v.short_name, v.time_zone, v.counted, v.verified, v.closed, v.accounts_from_grade,
      v.consent_since, v.consent_both_since
    where v.version is not null
    union all
    select w.* from organisation_state(o) w where v.version is null) s
  where o.created_at <= recorded_by
$$;
