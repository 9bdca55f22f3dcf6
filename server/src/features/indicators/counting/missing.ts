import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import type { Definition } from '../definitions/definition.ts'
import { peopleWith } from './inputs.queries.ts'
import { organisationsKnown } from './organisations.queries.ts'

/** Why somebody is missing: what the indicator itself says, or how far that person has come. */
export type MissingReason =
  | 'shared_device'
  | 'no_guardian'
  | 'not_used'
  | 'awaits_consent'
  | 'not_invited'
  | 'invited'
  | 'not_signed_in'
  | 'blocked'

/** Who of an organisation is missing in an indicator as of now; empty for those that are not of people. */
export async function missingPeople(
  db: Db | Tx,
  { organisationId, definition, at }: { organisationId: string; definition: Definition; at: Date },
): Promise<{ personId: string; reason: MissingReason }[]> {
  const organisation = (await organisationsKnown(db, at)).find(({ id }) => id === organisationId)
  const { missing } = definition
  if (!organisation?.counted || !missing) return []
  const people = await peopleWith(db, organisation, { ...missing, at })
  const outside = people.filter(({ bits }) => !missing.inside(bits))
  const unsaid = outside.filter(({ bits }) => missing.reason(bits) === undefined).map(({ personId }) => personId)
  const states = await wayIn(db, unsaid, at)
  return outside.map(({ personId, bits }) => ({
    personId,
    reason: missing.reason(bits) ?? states.get(personId) ?? 'not_invited',
  }))
}

/** Classes of an organisation that have no form teacher, of the school years that count. */
export async function classesWithoutFormTeacher(
  db: Db | Tx,
  organisationId: string,
  at: Date,
): Promise<{ classId: string; name: string }[]> {
  const organisation = (await organisationsKnown(db, at)).find(({ id }) => id === organisationId)
  if (!organisation?.counted) return []
  const { rows } = await sql<{ classId: string; name: string }>`
    select c.id as "classId", c.name from school_classes c
    where c.organisation_id = ${organisationId} and c.archived_at is null
      and c.kind in ('class', 'kindergarten_group', 'association') and c.academic_year = any(${[...organisation.years]}::text[])
      and not exists (
        select from enrolments e where e.class_id = c.id and e.kind = 'form_teacher'
          and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at}))
    order by c.name collate by_number, c.id`.execute(db)
  return rows
}

async function wayIn(db: Db | Tx, persons: readonly string[], at: Date): Promise<Map<string, MissingReason>> {
  const { rows } = await sql<{ id: string; state: string; never: boolean }>`
    select p.id, joining_state(p.id, ${at}) as state, a.id is not null and a.first_signed_in_at is null as never
    from unnest(${[...persons]}::uuid[]) as p (id) left join accounts a on a.person_id = p.id`.execute(db)
  return new Map(rows.map(({ id, state, never }) => [id, never ? 'not_signed_in' : reasonOf(state)]))
}

/** Who waits to be let in was invited. */
function reasonOf(state: string): MissingReason {
  if (state === 'blocked' || state === 'not_invited') return state
  return 'invited'
}
