import { signOut as contract } from '#protocol/accounts.ts'
import { handle } from '#server/platform/call.ts'
import { refuse } from './accounts.refusals.ts'
import { parkedBeside } from './device-group.ts'
import { endSessions } from './sessions.ts'

/** Accounts that wait on the same device leave with it: without this session nothing could reach them any more. */
export const signOut = handle(contract, {
  secret: true,
  async run(ctx) {
    const { actor, origin, tx, at } = ctx
    if (!origin.setSessionToken) throw refuse.only_by_http()
    const parked = await parkedBeside(tx, actor.sessionId, at).execute()
    for (const { accountId, sessionId } of [...parked, actor]) {
      await endSessions(ctx, accountId, { reason: 'signed_out', onlySessionId: sessionId })
    }
    origin.setSessionToken(null, { ephemeral: false })
    return {}
  },
})
