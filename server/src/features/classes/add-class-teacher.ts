import { addClassTeacher as contract } from '#protocol/classes.ts'
import { enrol, isStaffOf } from '#server/features/roster/exports.ts'
import { handle } from '#server/platform/call.ts'
import { requireClassManaging } from './classes.access.ts'
import { teacherIds } from './classes.queries.ts'
import { refuse } from './classes.refusals.ts'
import { teachersChanged } from './teachers-changed.ts'

export const addClassTeacher = handle(contract, {
  async run(ctx, { classId, personId }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const facts = await requireClassManaging(ctx.tx, who, classId)
    if (!(await isStaffOf(ctx.tx, personId, facts.organisationId, ctx.at))) throw refuse.teacher_elsewhere()
    if ((await teacherIds(ctx.tx, classId, ctx.at)).includes(personId)) return {}
    await enrol(ctx, classId, 'teacher', [personId])
    await teachersChanged(ctx, facts, [personId])
    ctx.audit('class.teacher_added', { organisationId: facts.organisationId, subjectId: personId, data: { classId } })
    return {}
  },
})
