import { classChanged, closeClassCode as contract } from '#protocol/classes.ts'
import { closeCodes } from '#server/features/invitations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireClassEditing } from './classes.access.ts'

export const closeClassCode = handle(contract, {
  async run(ctx, { codeId }) {
    const code = await ctx.tx
      .selectFrom('join_codes')
      .select('class_id')
      .where('id', '=', codeId)
      .where('child_id', 'is', null)
      .executeTakeFirst()
    if (!code?.class_id) throw refuseAny.not_found()
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisationId } = await requireClassEditing(ctx.tx, who, code.class_id)
    await closeCodes(ctx, [codeId])
    ctx.publish(classChanged, code.class_id, { what: 'codes' })
    ctx.audit('class_code.closed', { organisationId, data: { classId: code.class_id, codeId } })
    return {}
  },
})
