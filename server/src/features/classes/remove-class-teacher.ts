import { removeClassTeacher as contract } from '#protocol/classes.ts'
import { endEnrolments } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireClassManaging } from './classes.access.ts'
import { teachersChanged } from './teachers-changed.ts'

export const removeClassTeacher = handle(contract, {
  async run(ctx, { classId, personId }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const facts = await requireClassManaging(ctx.tx, who, classId)
    const ended = await endEnrolments(ctx, { classId, personId, kinds: ['teacher', 'form_teacher'] })
    if (ended.length === 0) throw refuseAny.not_found()
    await teachersChanged(ctx, facts, [personId])
    ctx.audit('class.teacher_removed', { organisationId: facts.organisationId, subjectId: personId, data: { classId } })
    return {}
  },
})
