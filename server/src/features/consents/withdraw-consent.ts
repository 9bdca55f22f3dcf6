import { withdrawConsent as contract } from '#protocol/consents.ts'
import { handle } from '#server/platform/call.ts'
import { requireConsent } from './consents.access.ts'
import { lockChild } from './consents.queries.ts'
import { consentFollowed } from './follow-consent.ts'

export const withdrawConsent = handle(contract, {
  async run(ctx, { consentId }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { childId, organisationId, own } = await requireConsent(ctx.tx, who, consentId)
    await lockChild(ctx, childId)
    const { numUpdatedRows } = await ctx.tx
      .updateTable('consents')
      .set({
        withdrawn_at: ctx.at,
        withdrawn_by: ctx.actor.personId,
        withdrawn_account_id: ctx.actor.accountId,
      })
      .where('child_id', '=', childId)
      .where('organisation_id', '=', organisationId)
      .where('agreed', '=', true)
      .where('withdrawn_at', 'is', null)
      .where('guardian_id', own ? '=' : '<>', childId)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return {}
    await consentFollowed(ctx, childId, organisationId)
    ctx.audit('consent.withdrawn', { organisationId, subjectId: childId })
    return {}
  },
})
