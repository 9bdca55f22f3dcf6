import { listClasses as contract } from '#protocol/classes.ts'
import { requireSeeing } from '#server/features/organisations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { classRows, type RowFacts } from './classes.queries.ts'

export const listClasses = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    const who = { personId: actor.personId, at }
    const managing = organisationId ? (await requireSeeing(db, who, organisationId)).managing : null
    const teacherId = managing ? undefined : actor.personId
    const rows = await classRows(db, { organisationId, teacherId }, at)
    return { classes: await shownRows(db, rows, actor.personId) }
  },
})

/** Rows with the form teacher by name. */
export async function shownRows(db: Db, rows: readonly RowFacts[], viewerId: string) {
  const ids = rows.flatMap((row) => row.formTeacherId ?? [])
  const briefs = new Map((await personBriefs(db, ids, viewerId)).map((brief) => [brief.id, brief]))
  return rows.map(({ formTeacherId, ...row }) => ({
    ...row,
    formTeacher: formTeacherId ? (briefs.get(formTeacherId) ?? null) : null,
  }))
}
