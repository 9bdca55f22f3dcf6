import { enterMany, leaveMany, reviewDirects, reviewMadeByHand } from '#server/features/conversations/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import { stepsFor } from './roster-chats.queries.ts'

/** For what follows people’s ties and leaves beside chats, after the commit: `{ personIds }`. */
export const tiesFollowedTopic = 'organisations.tiesFollowed'
const toldAtOnce = 500

/**
 * Brings the chats that the roster makes into line with people's ties: they come into those they belong to, and leave at
 * once those they no longer belong to; direct chats close where the tie has ended, and what was made by hand is left with the last tie to it. People without an account and
 * pupils who wait for a guardian's consent are in no chat: «who can read this» stays true.
 */
export async function followRoster(ctx: CommandContext<unknown>, personIds: Iterable<string>): Promise<void> {
  const people = [...new Set(personIds)].sort()
  if (people.length === 0) return
  await followRosterChats(ctx, people)
  await reviewDirects(ctx, people)
  await reviewMadeByHand(ctx, people)
  tiesFollowed(ctx, people)
}

/** For whatever follows people’s ties and leaves beside chats: these may be others now. */
export function tiesFollowed(ctx: CommandContext<unknown>, personIds: readonly string[]): void {
  for (const slice of inSlices(personIds, toldAtOnce)) ctx.later(tiesFollowedTopic, slice[0]!, { personIds: slice })
}

/** The same for the roster's own chats alone: direct chats and those made by hand are weighed elsewhere. */
export async function followRosterChats(ctx: CommandContext<unknown>, personIds: readonly string[]): Promise<void> {
  const steps = await stepsFor(ctx.tx, personIds, ctx.at)
  for (const [conversationId, here] of Map.groupBy(steps, (step) => step.conversationId)) {
    const leaving = here.flatMap(({ personId, role }) => (role === null ? personId : []))
    const coming = here.flatMap(({ personId, role }) => (role === null ? [] : { personId, role, byRoster: true }))
    if (leaving.length > 0) await leaveMany(ctx, conversationId, leaving)
    if (coming.length > 0) await enterMany(ctx, conversationId, coming)
  }
}
