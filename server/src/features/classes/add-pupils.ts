import { addPupils as contract, classChanged } from '#protocol/classes.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { requireClassEditing } from './classes.access.ts'
import { refuse } from './classes.refusals.ts'
import { addNames } from './pupils-added.ts'

export const addPupils = handle(contract, {
  async run(ctx, { classId, names }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisationId, kind } = await requireClassEditing(ctx.tx, who, classId)
    if (kind === 'subject_group') throw refuse.group_from_classes()
    // Two lists pasted at once come one after the other: the second sees the names of the first.
    await lockRow(ctx, 'school_classes', classId, 'update')
    const { added, remarks } = await addNames(ctx, classId, names)
    ctx.publish(classChanged, classId, { what: 'people' })
    announceOrganisation(ctx, organisationId, 'classes')
    ctx.audit('class.pupils_added', { organisationId, data: { classId, added } })
    return { added, remarks }
  },
})
