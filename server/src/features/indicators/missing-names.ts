import { sql } from 'kysely'
import type { Static } from 'typebox'
import type { MissingPerson } from '#protocol/indicators.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import type { QueryContext } from '#server/platform/call.ts'
import { classesWithoutFormTeacher, missingPeople } from './counting/missing.ts'
import type { Definition } from './definitions/definition.ts'
import { bits } from './definitions/inputs.ts'

const missingMax = 500

/** Who is missing now in a number of an organisation, by name, for those inside; looking is on record. */
export async function missingNames(
  ctx: QueryContext,
  organisationId: string,
  definition: Definition,
): Promise<{ missing: Static<typeof MissingPerson>[]; missingTotal: number }> {
  const { db, at, actor } = ctx
  if (definition.code === 'classes_with_form_teacher') {
    const classes = await classesWithoutFormTeacher(db, organisationId, at)
    const missing = classes.map(({ name }) => ({ personId: null, name, note: '', reason: 'other' as const }))
    return { missing: missing.slice(0, missingMax), missingTotal: missing.length }
  }
  if (!definition.missing) return { missing: [], missingTotal: 0 }
  const circle = definition.missing.has & bits.pupil ? 'pupils' : 'staff'
  await ctx.looked('people.listed', { organisationId, data: { circle } })
  const people = await missingPeople(db, { organisationId, definition, at })
  const reasons = new Map(people.map(({ personId, reason }) => [personId, reason]))
  const ids = await firstByName(db, [...reasons.keys()])
  const briefs = await personBriefs(db, ids, actor.personId)
  return {
    missing: briefs.map(({ id, fullName, note }) => ({
      ...{ personId: id, name: fullName, note, reason: reasons.get(id)! },
    })),
    missingTotal: people.length,
  }
}

async function firstByName(db: QueryContext['db'], ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from persons where id = any(${[...ids]}::uuid[])
    order by family_name, given_name, patronymic, id limit ${missingMax}`.execute(db)
  return rows.map(({ id }) => id)
}
