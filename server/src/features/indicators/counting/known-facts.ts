import { sql, type RawBuilder } from 'kysely'

export type FactTable =
  | 'role_grant_facts'
  | 'enrolment_facts'
  | 'guardianship_facts'
  | 'guardian_restriction_facts'
  | 'leave_facts'

/** Facts as they were known, in two parts so that each may go through its index. */
export function known(table: FactTable, at: Date): RawBuilder<unknown> {
  return sql`(
    select * from ${sql.table(table)} where replaced_at is null and recorded_at <= ${at}
    union all
    select * from ${sql.table(table)} where replaced_at > ${at} and recorded_at <= ${at})`
}
