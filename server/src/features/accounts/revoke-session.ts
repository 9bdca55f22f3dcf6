import { revokeSession as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { endSessions } from './sessions.ts'

export const revokeSession = handle(contract, {
  async run(ctx, { sessionId }) {
    const ended = await endSessions(ctx, ctx.actor.accountId, { reason: 'revoked', onlySessionId: sessionId })
    if (ended.length === 0) throw refuse.session_not_here()
    return {}
  },
})
