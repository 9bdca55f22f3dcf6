import { setFormTeacher as contract } from '#protocol/classes.ts'
import { endEnrolments, enrol, isStaffOf } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireClassManaging } from './classes.access.ts'
import { refuse } from './classes.refusals.ts'
import { teachersChanged } from './teachers-changed.ts'

export const setFormTeacher = handle(contract, {
  async run(ctx, { classId, personId }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const facts = await requireClassManaging(ctx.tx, who, classId)
    const { organisationId } = facts
    if (personId !== null && !(await isStaffOf(ctx.tx, personId, organisationId, ctx.at)))
      throw refuse.teacher_elsewhere()
    const former = await endEnrolments(ctx, { classId, kinds: ['form_teacher'] })
    if (personId !== null) {
      await endEnrolments(ctx, { classId, personId, kinds: ['teacher'] })
      await enrol(ctx, classId, 'form_teacher', [personId])
    }
    await teachersChanged(ctx, facts, personId === null ? former : [...former, personId])
    ctx.audit('class.form_teacher_set', {
      organisationId,
      subjectId: personId ?? former[0],
      data: { classId, ...(personId === null ? { kind: 'ended' } : {}) },
    })
    return {}
  },
})
