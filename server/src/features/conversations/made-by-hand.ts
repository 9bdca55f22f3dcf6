import type { CommandContext } from '#server/platform/call.ts'
import { refuse as platformRefuse } from '#server/platform/refusal.ts'
import { requireParticipant, type Participant } from './conversations.access.ts'
import { refuse } from './conversations.refusals.ts'

/** People in a group or channel made by hand. Bigger circles are the roster's. */
export const madeByHandMax = 500

/**
 * Loads a group or channel for a change by hand. Throws `not_found` for whoever is not inside, `roster_keeps` for what
 * the organisation keeps, `direct_stays` for a direct one, `conversation_archived` for what is closed.
 */
export async function requireMadeByHand(ctx: CommandContext, conversationId: string): Promise<Participant> {
  const participant = await requireParticipant(ctx.tx, conversationId, ctx.actor.personId)
  if (participant.kind === 'direct') throw refuse.direct_stays()
  if (participant.kind !== 'group' && participant.kind !== 'channel') throw refuse.roster_keeps()
  if (participant.archived) throw refuse.conversation_archived()
  return participant
}

/** Loads a chat that the person wants to leave: an archived one too, and one of the roster entered openly. */
export async function requireLeaving(ctx: CommandContext, conversationId: string): Promise<Participant> {
  const participant = await requireParticipant(ctx.tx, conversationId, ctx.actor.personId)
  if (participant.kind === 'direct') throw refuse.direct_stays()
  if (participant.byRoster) throw refuse.roster_keeps()
  return participant
}

/** For those who keep order there in a group or channel; throws `moderators_only` for others. */
export async function requireModerating(ctx: CommandContext, conversationId: string): Promise<Participant> {
  const participant = await requireMadeByHand(ctx, conversationId)
  if (participant.role !== 'owner' && participant.role !== 'moderator') throw refuse.moderators_only()
  return participant
}

/** One line, no control characters; throws `bad_input` when nothing visible is left. */
export function tidyTitle(title: string): string {
  const tidy = title
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  if (!/[^\s\p{Cf}]/u.test(tidy)) throw platformRefuse.bad_input({ path: 'title', message: 'is empty' })
  return tidy
}
