import { listSessions as contract } from '#protocol/accounts.ts'
import { answer } from '#server/platform/call.ts'

export const listSessions = answer(contract, {
  async run({ db, actor, at }) {
    const rows = await db
      .selectFrom('sessions')
      .select(['id', 'device', 'ephemeral', 'created_at', 'seen_at'])
      .where('account_id', '=', actor.accountId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', at)
      .orderBy('seen_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const sessions = rows.map((row) => ({
      id: row.id,
      device: row.device,
      current: row.id === actor.sessionId,
      ephemeral: row.ephemeral,
      createdAt: row.created_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
    }))
    return { sessions }
  },
})
