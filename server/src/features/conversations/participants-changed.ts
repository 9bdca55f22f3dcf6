import { participantsChanged, personsChangedMax } from '#protocol/conversations.ts'
import type { SystemLine } from '#protocol/messages.ts'
import { postSystemLine } from './system-line.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { lockConversation, recount, type LockedConversation } from './participants.queries.ts'

/** Above this, coming and going is told as a count: no names, no line. The administration never comes in unseen. */
export const namedParticipantsMax = personsChangedMax

export async function lockOrThrow(ctx: CommandContext<unknown>, conversationId: string): Promise<LockedConversation> {
  const conversation = await lockConversation(ctx, conversationId)
  if (!conversation) throw new Error(`no such conversation: ${conversationId}`)
  return conversation
}

/** What everybody in the conversation learns when somebody came or went. */
export async function announceChange(
  ctx: CommandContext<unknown>,
  { id, kind }: LockedConversation,
  change: { added: string[]; removed: string[]; line: SystemLine | null },
): Promise<void> {
  const counts = await recount(ctx.tx, id)
  const named = counts.participantCount <= namedParticipantsMax
  ctx.audienceChanged(id)
  const told = named || change.line?.code === 'administration_entered'
  if (change.line && told && kind !== 'direct') await postSystemLine(ctx, id, change.line)
  ctx.publish(participantsChanged, id, {
    added: named ? change.added : [],
    removed: named ? change.removed : [],
    ...counts,
  })
}
