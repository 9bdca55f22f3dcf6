import { classChanged, issueClassCode as contract } from '#protocol/classes.ts'
import { closeCodes, issueCodes, seatsOf } from '#server/features/invitations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { hasPupilsInside } from './class-chats.ts'
import { requireClassEditing } from './classes.access.ts'
import { classLines, openCodes } from './classes.queries.ts'
import { refuse } from './classes.refusals.ts'

export const issueClassCode = handle(contract, {
  limit: { per: 'account', count: 60, windowMs: 3600_000 },
  async run(ctx, { id, classId, for: whom }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const facts = await requireClassEditing(ctx.tx, who, classId)
    const kind = whom === 'pupils' ? 'pupil' : 'guardian'
    if (kind === 'pupil' && !hasPupilsInside(facts)) throw refuse.no_pupil_codes()
    const size = (await classLines(ctx.tx, classId, ctx.at)).length
    if (size === 0) throw refuse.class_without_list()
    await lockRow(ctx, 'school_classes', classId, 'update')
    const former = (await openCodes(ctx.tx, classId, ctx.at)).filter((code) => code.kind === kind)
    await closeCodes(
      ctx,
      former.map((code) => code.id),
    )
    const { organisationId } = facts
    const [issued] = await issueCodes(ctx, [{ id, kind, organisationId, classId }])
    ctx.publish(classChanged, classId, { what: 'codes' })
    ctx.audit('class_code.issued', { organisationId, data: { classId, codeId: issued!.id, kind } })
    return { codeId: issued!.id, expiresAt: issued!.expiresAt.toISOString(), seats: seatsOf(kind, size) }
  },
})
