import type { CommandContext } from '#server/platform/call.ts'
import { createStream } from '#server/platform/events/streams.ts'

export type RosterConversation = {
  kind: 'staff' | 'class_pupils' | 'class_guardians' | 'heads' | 'all_staff'
  organisationId: string
  classId?: string
  title: string
}

/** Makes the conversation of an organisation's staff, of a class, or of what lies below an office, still without anybody in it. Answers its id. */
export async function createRosterConversation(
  ctx: CommandContext<unknown>,
  { kind, organisationId, classId, title }: RosterConversation,
): Promise<string> {
  const id = ctx.newId()
  await createStream(ctx.tx, id, 'conversation')
  await ctx.tx
    .insertInto('conversations')
    .values({ id, kind, title, organisation_id: organisationId, class_id: classId ?? null, created_at: ctx.at })
    .execute()
  return id
}
