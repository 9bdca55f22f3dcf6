import { sql, type Kysely } from 'kysely'
import type { OrganisationStatus } from '#protocol/organisations.ts'
import type { Database } from '#server/platform/database/types.ts'
import { dayIn, yearsThatCount } from './academic-year.rules.ts'
import { madeOnSharedDevice } from './shared-device.queries.ts'
import { statusFrom, type StatusCounts } from './status.rules.ts'

export type Asked = { id: string; timeZone: string }

/** So many at once: one statement for a whole region would run into the limit of its time. */
export const statusesAtOnceMax = 200

/**
 * Statuses of organisations by id; one statement for all. Who is registered and which classes count is what the indicators say:
 * a property test compares both.
 */
export async function statusesOf(
  db: Kysely<Database>,
  organisations: readonly Asked[],
  at: Date,
): Promise<Map<string, OrganisationStatus>> {
  const years = organisations.map(({ timeZone }) => yearsThatCount(dayIn(timeZone, at)).join(' '))
  // The offset keeps the planner from reading everybody's ties to join them afterwards.
  const tied = sql`
    asked cross join lateral (
      select t.organisation_id, t.person_id, t.role from ties_at(${at}) t
      where t.role not in ('operator', 'office_specialist') and t.organisation_id = asked.id offset 0) t`
  const { rows } = await sql<StatusCounts & { id: string }>`
    with asked as (
      select * from unnest(${organisations.map(({ id }) => id)}::uuid[], ${years}::text[]) as a (id, years)
    ), tied as (
      select t.organisation_id, t.person_id, bool_or(t.role not in ('pupil', 'guardian')) as works
      from ${tied} group by t.organisation_id, t.person_id
    ), staff as materialized (select distinct person_id from tied where works),
    shared as materialized (${madeOnSharedDevice(at)}),
    people as (
      select t.organisation_id,
        count(a.id) filter (where t.works or not (o.asks and awaits_consent(t.person_id, t.organisation_id, ${at}))) as registered,
        count(*) filter (where t.works and a.id is not null) as staff,
        count(*) filter (where t.works and l.person_id is null) as listed,
        count(*) filter (where t.works and l.person_id is null and a.id is not null) as inside,
        count(*) filter (where t.works and l.person_id is not null) as away
      from tied t
      join (select id, coalesce(consent_since, consent_both_since) is not null as asks from organisations) o
        on o.id = t.organisation_id
      left join accounts a
        on a.person_id = t.person_id and a.first_signed_in_at is not null and a.blocked_at is null
        and not (t.works and a.person_id in (select person_id from shared))
      left join (select distinct person_id, organisation_id from leaves_known(${at}, ${at})) l
        on t.works and l.person_id = t.person_id and l.organisation_id = t.organisation_id
      where t.works or a.id is not null
      group by t.organisation_id
    ), classes as (
      select c.organisation_id, count(*) as made,
        count(*) filter (where not exists (
          select from enrolments e where e.class_id = c.id and e.kind = 'pupil'
            and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at}))) as empty
      from asked join school_classes c on c.organisation_id = asked.id
      where c.archived_at is null and c.kind in ('class', 'kindergarten_group', 'association')
        and c.academic_year = any(string_to_array(asked.years, ' '))
      group by c.organisation_id
    )
    select o.id, is_counted(o) as counted, o.verified_at is not null or o.parent_id is null as verified,
      coalesce(p.registered, 0) as registered, coalesce(p.staff, 0) as "registeredStaff",
      coalesce(c.made, 0) as classes, coalesce(c.empty, 0) as "emptyClasses",
      json_build_object('listed', coalesce(p.listed, 0), 'inside', coalesce(p.inside, 0),
        'onLeave', coalesce(p.away, 0), 'expected', x.staff) as staff
    from asked join organisations o on o.id = asked.id
    left join people p on p.organisation_id = o.id
    left join classes c on c.organisation_id = o.id
    left join expected_known(${at}, ${at}) x on x.organisation_id = o.id`.execute(db)
  return new Map(rows.map(({ id, ...counts }) => [id, statusFrom(counts)]))
}
