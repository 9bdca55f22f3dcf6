import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'

/** Every place in an open class as it counts now, whatever ids facts have: what undoing has to bring back. */
export async function rosterTold(db: Db, organisationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', c.id, c.name, c.academic_year, e.kind, e.person_id, e.valid_from, e.valid_to, e.order_number) as line
    from school_classes c left join enrolments e on e.class_id = c.id and (e.valid_to is null or e.valid_to > e.valid_from)
    where c.organisation_id = any(${[...organisationIds]}::uuid[]) and c.archived_at is null
    order by 1`.execute(db)
  return rows.map(({ line }) => line)
}
