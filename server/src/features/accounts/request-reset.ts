import { requestReset as contract, resetsChanged } from '#protocol/accounts.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { openReset, requireAccountOf } from './account-resets.ts'
import { refuse } from './accounts.refusals.ts'
import { managersOf, requireReach, type Reach } from './administration.ts'
import { isAdministrative } from './administration.rules.ts'

export const requestReset = handle(contract, {
  secret: true,
  limit: { per: 'account', count: 60, windowMs: 3600_000 },
  async run(ctx, { personId }) {
    const reach = await requireReach(ctx.tx, ctx.actor.personId, personId, ctx.at)
    const account = await requireAccountOf(ctx.tx, personId)
    const ground = reach.grounds[0]!
    const withCode = ground.fromOffice || !isAdministrative(reach.ties)
    const releasers = withCode ? [] : await othersWhoRelease(ctx, reach, personId)
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

/** The other managers and the offices above. Throws `reset_needs_operator` when there is nobody. */
async function othersWhoRelease(ctx: CommandContext, { grounds }: Reach, personId: string): Promise<string[]> {
  const people = new Set<string>()
  for (const { organisationId } of grounds) {
    for (const manager of await managersOf(ctx.tx, organisationId, ctx.at)) people.add(manager.personId)
  }
  people.delete(personId)
  people.delete(ctx.actor.personId)
  if (people.size === 0) throw refuse.reset_needs_operator()
  return [...people]
}
