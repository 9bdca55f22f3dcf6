import { revokeOtherSessions as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { endSessions } from './sessions.ts'

export const revokeOtherSessions = handle(contract, {
  async run(ctx) {
    const { accountId, sessionId } = ctx.actor
    const ended = await endSessions(ctx, accountId, { reason: 'revoked', exceptSessionId: sessionId })
    return { ended: ended.length }
  },
})
