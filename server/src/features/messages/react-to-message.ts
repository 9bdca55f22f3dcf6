import { sql } from 'kysely'
import { messageReacted, reactToMessage as contract, type Reaction } from '#protocol/messages.ts'
import { handle, type Tx } from '#server/platform/call.ts'
import { requireMayReact } from './messages.access.ts'
import { publishChange, takeMessage } from './message-change.ts'

export const reactToMessage = handle(contract, {
  async run(context, { conversationId, seq, emoji }) {
    const { tx, actor } = context
    const message = await takeMessage(context, conversationId, seq)
    await requireMayReact(tx, conversationId, actor.personId)
    await setReaction(tx, conversationId, seq, actor.personId, emoji)
    const reactions = await countReactions(tx, conversationId, seq)
    const { personId } = actor
    const v = publishChange(context, message, messageReacted, conversationId, { seq, reactions, personId, emoji })
    await sql`update messages set reactions = ${JSON.stringify(reactions)}::jsonb, v = ${v}
      where conversation_id = ${conversationId} and seq = ${seq}`.execute(tx)
    return { v }
  },
})

async function setReaction(tx: Tx, conversationId: string, seq: number, personId: string, emoji: string | null) {
  const key = { conversation_id: conversationId, seq, person_id: personId }
  if (emoji === null) {
    await sql`delete from reactions where conversation_id = ${conversationId} and seq = ${seq}
      and person_id = ${personId}`.execute(tx)
    return
  }
  await tx
    .insertInto('reactions')
    .values({ ...key, emoji })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'seq', 'person_id']).doUpdateSet({ emoji }))
    .execute()
}

/** Most used first; the first used wins a tie, so that the row does not jump about. */
async function countReactions(tx: Tx, conversationId: string, seq: number): Promise<Reaction[]> {
  const { rows } = await sql<Reaction>`
    select emoji, count(*)::int as count from reactions
    where conversation_id = ${conversationId} and seq = ${seq}
    group by emoji order by count(*) desc, min(at), emoji`.execute(tx)
  return rows
}
