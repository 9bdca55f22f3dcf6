import type { CommandContext } from '#server/platform/call.ts'
import type { OutboxRow } from '#server/platform/jobs/outbox.ts'
import { inSlices } from '#server/platform/in-slices.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { followRosterChats } from './roster-chats.ts'

export const followPeopleTopic = 'organisations.followPeople'

/** What one transaction does: a chat's row is not held for longer. */
const peopleAtOnce = 500

/** The roster's chats follow these people soon after the commit, in slices that outlive a crash. `streamId` orders them. */
export function followPeopleLater(ctx: CommandContext<unknown>, streamId: string, people: readonly string[]): void {
  for (const slice of inSlices(people, peopleAtOnce)) ctx.later(followPeopleTopic, streamId, { people: slice })
}

/** One slice; done twice it changes nothing more. */
export async function followPeople({ data }: OutboxRow, services: Services): Promise<void> {
  const { people } = data as { people: string[] }
  await runAs(services, null, (ctx) => followRosterChats(ctx, people))
}
