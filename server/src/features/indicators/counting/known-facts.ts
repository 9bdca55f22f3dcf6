import { sql, type RawBuilder } from 'kysely'

export type FactTable =
  | 'role_grant_facts'
  | 'enrolment_facts'
  | 'guardianship_facts'
  | 'guardian_restriction_facts'
  | 'leave_facts'

/**
 * Facts of whoever stands in another row (`k.id`) as they were known: in two parts that each go through their index, for a lateral
 * join. However many there are elsewhere, only these are read.
 */
export function knownOf(table: FactTable, column: string, whose: string, at: Date): RawBuilder<unknown> {
  const theirs = sql`select * from ${sql.table(table)} where ${sql.ref(column)} = ${sql.ref(whose)} and recorded_at <= ${at}`
  return sql`(${theirs} and replaced_at is null union all ${theirs} and replaced_at > ${at})`
}
