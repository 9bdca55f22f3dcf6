import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'
import { enterConversation } from './enter.ts'
import { leaveMany } from './leave.ts'

type Place = { conversationId: string; personId: string }

/** Takes pupils who wait for consent everywhere out of their direct chats. */
export async function leaveWhileWaiting(ctx: CommandContext<unknown>, personIds: readonly string[]): Promise<void> {
  const { rows } = await sql<Place>`
    select p.conversation_id as "conversationId", p.person_id as "personId"
    from (select w.id from unnest(${[...personIds]}::uuid[]) as w (id) where waits_everywhere(w.id, ${ctx.at})) w
    join participants p on p.person_id = w.id and p.left_at is null
    join conversations c on c.id = p.conversation_id and c.kind = 'direct'
    order by 1, 2`.execute(ctx.tx)
  for (const { conversationId, personId } of rows) await leaveMany(ctx, conversationId, [personId])
}

/**
 * Brings pupils who wait no longer back into their direct chats, to read; whether they may write is weighed afterwards.
 * A guardian whom a restriction keeps away stays away.
 */
export async function returnAfterWaiting(ctx: CommandContext<unknown>, personIds: readonly string[]): Promise<void> {
  const { at, tx } = ctx
  const { rows } = await sql<Place>`
    select p.conversation_id as "conversationId", p.person_id as "personId"
    from participants p join conversations c on c.id = p.conversation_id and c.kind = 'direct'
    join participants o on o.conversation_id = p.conversation_id and o.person_id <> p.person_id
    where p.person_id = any(${[...personIds]}::uuid[]) and p.left_at is not null
      and not waits_everywhere(p.person_id, ${at})
      and not restricted(p.person_id, o.person_id, ${at})
    order by 1, 2`.execute(tx)
  const entry = { role: 'reader', byRoster: false, fromSeq: 'start' } as const
  for (const { conversationId, personId } of rows) await enterConversation(ctx, conversationId, personId, entry)
}
