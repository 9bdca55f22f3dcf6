import { sql } from 'kysely'
import { classChanged, classSizeMax, enrolPupils as contract } from '#protocol/classes.ts'
import { announceOrganisation, followRoster } from '#server/features/organisations/exports.ts'
import { announceTies, enrol } from '#server/features/roster/exports.ts'
import { handle, type Tx } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { requireClassEditing } from './classes.access.ts'
import { classLines } from './classes.queries.ts'
import { refuse } from './classes.refusals.ts'

/** Pupils who learn in a class of the organisation come into a club or a subject group as well, with their guardians. */
export const enrolPupils = handle(contract, {
  async run(ctx, { classId, personIds }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisationId, kind } = await requireClassEditing(ctx.tx, who, classId)
    if (kind !== 'association' && kind !== 'subject_group') throw refuse.class_not_shared()
    // Two lists chosen at once come one after the other.
    await lockRow(ctx, 'school_classes', classId, 'update')
    const inside = new Set((await classLines(ctx.tx, classId, ctx.at)).map((line) => line.id))
    const added = personIds.filter((id) => !inside.has(id))
    if (inside.size + added.length > classSizeMax) throw refuse.class_full({ max: classSizeMax })
    const { pupils, guardians } = await familiesOf(ctx.tx, organisationId, added, ctx.at)
    if (pupils.size < added.length) throw refuse.pupil_elsewhere()
    if (added.length === 0) return { added: 0 }
    await enrol(ctx, classId, 'pupil', added)
    const family = [...added, ...guardians]
    await followRoster(ctx, family)
    ctx.audienceChanged(classId)
    ctx.publish(classChanged, classId, { what: 'people' })
    announceTies(ctx, family)
    announceOrganisation(ctx, organisationId, 'classes')
    ctx.audit('class.pupils_enrolled', { organisationId, data: { classId, added: added.length } })
    return { added: added.length }
  },
})

/** Which of these learn in a class of the organisation, and the guardians of them all. */
async function familiesOf(tx: Tx, organisationId: string, personIds: readonly string[], at: Date) {
  const { rows } = await sql<{ role: 'pupil' | 'guardian'; pupilId: string; personId: string }>`
    select distinct t.role, coalesce(t.child_id, t.person_id) as "pupilId", t.person_id as "personId"
    from ties_at(${at}) t join school_classes c on c.id = t.class_id and c.kind in ('class', 'kindergarten_group')
    where t.organisation_id = ${organisationId} and (
      (t.role = 'pupil' and t.person_id = any(${[...personIds]}::uuid[]))
      or (t.role = 'guardian' and t.child_id = any(${[...personIds]}::uuid[])))`.execute(tx)
  const of = (role: string) => rows.filter((row) => row.role === role)
  return {
    pupils: new Set(of('pupil').map((row) => row.pupilId)),
    guardians: [...new Set(of('guardian').map((row) => row.personId))],
  }
}
