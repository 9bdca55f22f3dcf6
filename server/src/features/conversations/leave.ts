import { chatChanged, chatRemoved } from '#protocol/conversations.ts'
import type { SystemLine } from '#protocol/messages.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { announceChange, lockOrThrow } from './participants-changed.ts'
import { closeParticipants, ensureOwner, type Heirs } from './participants.queries.ts'

/** Takes one person out; see `leaveMany`. */
export async function leaveConversation(
  ctx: CommandContext<unknown>,
  conversationId: string,
  personId: string,
): Promise<void> {
  await leaveMany(ctx, conversationId, [personId])
}

/**
 * Takes people out, in one go: delivery stops with the commit, the conversation leaves their list, one line says who left
 * (`line: null` for none), a group without an owner gets one from among `heirs`. Whoever is not inside is passed over. Answers who left. Throws when there is no such conversation.
 */
export async function leaveMany(
  ctx: CommandContext<unknown>,
  conversationId: string,
  personIds: readonly string[],
  { line, heirs = 'grown' }: { line?: SystemLine | null; heirs?: Heirs } = {},
): Promise<string[]> {
  const conversation = await lockOrThrow(ctx, conversationId)
  const removed = await closeParticipants(ctx.tx, conversation, personIds, ctx.at)
  if (removed.length === 0) return []
  for (const personId of removed) ctx.publish(chatRemoved, personId, { conversationId })
  if (conversation.kind === 'group' || conversation.kind === 'channel') {
    const owner = await ensureOwner(ctx.tx, conversationId, heirs)
    if (owner) ctx.publish(chatChanged, owner, { conversationId })
  }
  await announceChange(ctx, conversation, {
    added: [],
    removed,
    line: line === undefined ? { code: 'participant_left', personIds: removed } : line,
  })
  return removed
}
