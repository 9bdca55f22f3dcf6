import { sql } from 'kysely'
import { chatAdded, chatRemoved, participantsChanged, personsMerged } from '#protocol/conversations.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import {
  archiveSecondDirects,
  mergeBlocks,
  mergeLines,
  mergeMarks,
  mergeParticipants,
  mergeReactions,
  rekeyDirects,
} from './merge.queries.ts'
import { namedParticipantsMax } from './participants-changed.ts'
import { recount } from './participants.queries.ts'

type Ctx = CommandContext<unknown>

/**
 * Two people are one from now on, wherever they talk: places, marks of what was read, drafts, authorship, mentions, reactions.
 * The stream of each conversation says so to everybody; the one who goes on gets these chats anew.
 */
export async function mergeInConversations(ctx: Ctx, fromId: string, toId: string): Promise<void> {
  const ids = await lockConversationsOf(ctx, fromId)
  const pair = { fromId, toId, ids }
  await archiveSecondDirects(ctx, pair)
  await rekeyDirects(ctx, pair)
  const inside = await mergeParticipants(ctx, pair)
  const reactions = await mergeReactions(ctx, pair)
  // Lines are found by the mentions that are still of the one.
  await mergeLines(ctx, pair)
  await mergeMarks(ctx, pair)
  await mergeBlocks(ctx, pair)
  for (const id of ids) {
    ctx.publish(personsMerged, id, { fromId, toId, reactions: reactions.get(id) ?? [] })
    const counts = await recount(ctx.tx, id)
    const named = counts.participantCount <= namedParticipantsMax
    const { fromInside, toInside } = inside.get(id)!
    if (!fromInside) continue
    const change = { added: toInside ? [] : [toId], removed: [fromId] }
    ctx.audienceChanged(id)
    ctx.publish(participantsChanged, id, { ...(named ? change : { added: [], removed: [] }), ...counts })
    if (toInside) ctx.publish(chatRemoved, toId, { conversationId: id })
    ctx.publish(chatAdded, toId, { conversationId: id })
  }
}

/**
 * Every conversation in which somebody ever stood, locked; their streams too, so that nothing is said under the old name between
 * the change and its commit.
 */
async function lockConversationsOf(ctx: Ctx, personId: string): Promise<string[]> {
  const { tx } = ctx
  const { rows } = await lock(
    ctx,
    sql<{ id: string }>`
    select c.id from conversations c
    where c.id in (select conversation_id from participants where person_id = ${personId})
    order by c.id for update`.execute(tx),
  )
  const ids = rows.map((row) => row.id)
  await lock(ctx, sql`select from streams where id = any(${ids}::uuid[]) order by id for update`.execute(tx))
  return ids
}
