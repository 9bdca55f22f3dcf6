import { requestReset as contract, resetsChanged } from '#protocol/accounts.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { openReset, requireAccountOf } from './account-resets.ts'
import { requireReach, requireReleasers, type Reach } from './administration.ts'
import { isAdministrative } from './administration.rules.ts'

export const requestReset = handle(contract, {
  secret: true,
  limit: { per: 'account', count: 60, windowMs: 3600_000 },
  async run(ctx, { personId }) {
    const reach = await requireReach(ctx.tx, ctx.actor.personId, personId, ctx.at)
    const account = await requireAccountOf(ctx.tx, personId)
    const ground = reach.grounds[0]!
    const withCode = ground.fromOffice || !isAdministrative(reach.ties)
    const releasers = withCode ? [] : await releasersBeside(ctx, reach, personId)
    const requestedBy = ctx.actor.personId
    const { resetId, code, expiresAt } = await openReset(ctx, account.id, { requestedBy, withCode })
    for (const releaser of releasers) ctx.publish(resetsChanged, releaser, {})
    ctx.audit(withCode ? 'reset.issued' : 'reset.requested', {
      organisationId: ground.organisationId,
      subjectId: personId,
      data: { resetId },
    })
    return { resetId, code, expiresAt: expiresAt.toISOString() }
  },
})

function releasersBeside({ tx, actor, at }: CommandContext, { grounds }: Reach, personId: string): Promise<string[]> {
  const organisationIds = grounds.map((ground) => ground.organisationId)
  return requireReleasers(tx, organisationIds, [personId, actor.personId], at)
}
