import { sql, type RawBuilder } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'

/** What a version of a fact says, beside the version's number, its times of recording and the import that wrote it. */
export const columns = {
  role_grant_facts: [
    'id',
    'person_id',
    'organisation_id',
    'role',
    'position',
    'employment',
    'valid_from',
    'valid_to',
    'granted_by',
    'subjects',
  ],
  enrolment_facts: ['id', 'class_id', 'person_id', 'kind', 'valid_from', 'valid_to', 'order_number'],
  guardianship_facts: [
    'id',
    'guardian_id',
    'child_id',
    'shown_kinship',
    'legal_kind',
    'may_write',
    'may_report_absence',
    'may_sign',
    'valid_from',
    'valid_to',
    'approved_by',
  ],
  guardian_restriction_facts: [
    'id',
    'guardian_id',
    'child_id',
    'organisation_id',
    'document',
    'valid_from',
    'valid_to',
    'entered_by',
  ],
  leave_facts: ['id', 'person_id', 'organisation_id', 'order_number', 'valid_from', 'valid_to', 'entered_by'],
  person_detail_facts: ['id', 'person_id', 'organisation_id', 'sex', 'snils_sealed', 'file_number', 'external_id'],
  person_contact_facts: ['id', 'person_id', 'organisation_id', 'phone', 'email'],
} as const

export type Columns = typeof columns
export type FactTable = keyof Columns

/**
 * Writes the next version of the facts that `which` finds among what is known now, and keeps the former one with the moment
 * until which it was what we knew. The only way in which a fact changes or ends. Gives the new versions.
 */
export async function replaceFacts<T extends FactTable, R = { id: string }>(
  { tx, at }: CommandContext<unknown>,
  table: T,
  which: RawBuilder<unknown>,
  changes: Partial<Record<Columns[T][number], unknown>>,
): Promise<R[]> {
  const names: readonly string[] = columns[table]
  const values = names.map((name) => (name in changes ? asValue(changes[name as never]) : sql.ref(name)))
  const { rows } = await sql<R>`
    with former as (
      update ${sql.table(table)} set replaced_at = ${at} where replaced_at is null and (${which}) returning *
    )
    insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))}, version, recorded_at)
    select ${sql.join(values)}, version + 1, ${at} from former
    returning *`.execute(tx)
  return rows
}

/**
 * Whoever changes facts of the same people at the same moment waits here: the next version is made of the last one. Call it
 * before looking at what is known.
 */
export async function lockPeople(ctx: CommandContext<unknown>, personIds: readonly string[]): Promise<void> {
  const ids = [...new Set(personIds)]
  await lock(ctx, sql`select from persons where id = any(${ids}::uuid[]) order by id for no key update`.execute(ctx.tx))
}

/** The end of a fact: never before its beginning; what ends before it began has never been valid. */
export function endsAt(on: Date): RawBuilder<Date> {
  return sql<Date>`greatest(valid_from, ${on}::timestamptz)`
}

function asValue(value: unknown): RawBuilder<unknown> {
  return typeof value === 'object' && value !== null && 'toOperationNode' in value
    ? (value as RawBuilder<unknown>)
    : sql`${value}`
}
