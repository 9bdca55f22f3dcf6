import { sql } from 'kysely'
import { conversationRenamed, renameConversation as contract } from '#protocol/conversations.ts'
import { postSystemLine } from './system-line.ts'
import { handle } from '#server/platform/call.ts'
import { requireModerating, tidyTitle } from './made-by-hand.ts'

export const renameConversation = handle(contract, {
  limit: { per: 'account', count: 30, windowMs: 60 * 60_000 },
  async run(ctx, { conversationId, title: typed }) {
    await requireModerating(ctx, conversationId)
    const title = tidyTitle(typed)
    const { rows } = await sql`
      update conversations set title = ${title} where id = ${conversationId} and title <> ${title} returning id`.execute(
      ctx.tx,
    )
    if (rows.length === 0) return {}
    await postSystemLine(ctx, conversationId, { code: 'title_changed', personIds: [ctx.actor.personId], title })
    ctx.publish(conversationRenamed, conversationId, { title })
    return {}
  },
})
