import { sql } from 'kysely'
import { auditActs, listAudit as contract } from '#protocol/audit.ts'
import type { InputOf } from '#protocol/contract.ts'
import { requireManaging } from '#server/features/organisations/exports.ts'
import { answer } from '#server/platform/call.ts'
import {
  aboutPerson,
  before,
  byPerson,
  inOrganisation,
  logRows,
  reportsOnlyFor,
  type Condition,
} from './log.queries.ts'
import { pageOf, shownRows } from './shown-rows.ts'

const limitUsual = 50

/** Who reads the log of others is in it too. */
export const listAudit = answer(contract, {
  async run({ db, actor, at, looked }, input) {
    const { organisationId, limit = limitUsual } = input
    const { managing } = await requireManaging(db, { personId: actor.personId, at }, organisationId)
    await looked('audit.viewed', { organisationId, subjectId: input.aboutId })
    const conditions = [
      inOrganisation(organisationId, managing.role === 'office_specialist'),
      reportsOnlyFor(actor.personId, at),
      ...filters(input),
    ]
    const { page, cursor } = pageOf(await logRows(db, conditions, limit + 1), limit)
    return { rows: await shownRows(db, page, actor.personId), cursor }
  },
})

function filters({ group, act, from, to, actorId, aboutId, cursor }: InputOf<typeof contract>): Condition[] {
  return [
    group && sql`a.act = any(${[...auditActs[group]]}::text[])`,
    act && sql`a.act = ${act}`,
    from && sql`a.at >= ${from}::timestamptz`,
    to && sql`a.at < ${to}::timestamptz`,
    actorId && byPerson(actorId),
    aboutId && aboutPerson(aboutId),
    cursor && before(Number(cursor)),
  ].filter((condition) => condition !== undefined && condition !== '')
}
