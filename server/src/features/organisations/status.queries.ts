import { sql, type Kysely } from 'kysely'
import type { OrganisationStatus } from '#protocol/organisations.ts'
import type { Database } from '#server/platform/database/types.ts'
import { dayIn, yearsThatCount } from './academic-year.rules.ts'
import { statusFrom, type StatusCounts } from './status.rules.ts'

/** Statuses of organisations by id; one statement for all. */
export async function statusesOf(
  db: Kysely<Database>,
  organisations: readonly { id: string; timeZone: string }[],
  at: Date,
): Promise<Map<string, OrganisationStatus>> {
  const years = organisations.map(({ timeZone }) => yearsThatCount(dayIn(timeZone, at)).join(' '))
  const { rows } = await sql<StatusCounts & { id: string }>`
    with asked as (
      select * from unnest(${organisations.map(({ id }) => id)}::uuid[], ${years}::text[]) as a (id, years)
    ), people as (
      select t.organisation_id, count(distinct t.person_id) as registered,
        count(distinct t.person_id) filter (where t.role not in ('pupil', 'guardian')) as staff
      from asked join ties_at(${at}) t on t.organisation_id = asked.id
      join accounts a on a.person_id = t.person_id
      where t.role not in ('operator', 'office_specialist')
        and a.first_signed_in_at is not null and a.blocked_at is null
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
    select o.id, o.kind not in ('region', 'municipality') as counted,
      coalesce(p.registered, 0) as registered, coalesce(p.staff, 0) as "registeredStaff",
      coalesce(c.made, 0) as classes, coalesce(c.empty, 0) as "emptyClasses"
    from asked join organisations o on o.id = asked.id
    left join people p on p.organisation_id = o.id
    left join classes c on c.organisation_id = o.id`.execute(db)
  return new Map(rows.map(({ id, ...counts }) => [id, statusFrom(counts)]))
}
