import type { CommandContext } from '#server/platform/call.ts'
import { createStreams } from '#server/platform/events/streams.ts'

export type RosterConversation = {
  kind: 'staff' | 'class_pupils' | 'class_guardians' | 'heads' | 'all_staff'
  organisationId: string
  classId?: string
  title: string
}

/** Makes the conversation of an organisation's staff, of a class, or of what lies below an office, still without anybody in it. Answers its id. */
export async function createRosterConversation(
  ctx: CommandContext<unknown>,
  about: RosterConversation,
): Promise<string> {
  return (await createRosterConversations(ctx, [about]))[0]!
}

/** The same for many at once; their ids in the same order. */
export async function createRosterConversations(
  ctx: CommandContext<unknown>,
  list: readonly RosterConversation[],
): Promise<string[]> {
  const rows = list.map(({ kind, organisationId, classId = null, title }) => ({
    ...{ id: ctx.newId(), kind, title, created_at: ctx.at },
    ...{ organisation_id: organisationId, class_id: classId },
  }))
  const ids = rows.map(({ id }) => id)
  await createStreams(ctx.tx, ids, 'conversation')
  await ctx.tx.insertInto('conversations').values(rows).execute()
  return ids
}
