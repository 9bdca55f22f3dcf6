import type { OrganisationKind } from '#protocol/accounts.ts'
import type { ClassKind } from '#protocol/classes.ts'
import { conversationRenamed } from '#protocol/conversations.ts'
import { createRosterConversation } from '#server/features/conversations/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

type Classed = { id: string; organisationId: string; organisationKind: OrganisationKind; kind: ClassKind; name: string }

/** A kindergarten has no chat with the children, and they do not sign in. */
export function hasPupilsInside({ organisationKind, kind }: Pick<Classed, 'organisationKind' | 'kind'>): boolean {
  return organisationKind !== 'kindergarten' && kind !== 'kindergarten_group'
}

/** Makes the chats of a new class, still without anybody in them. */
export async function createClassChats(ctx: CommandContext<unknown>, one: Classed): Promise<void> {
  const { id: classId, organisationId, name } = one
  for (const kind of chatsOf(one))
    await createRosterConversation(ctx, { kind, organisationId, classId, title: titleOf(kind, name) })
}

/** A subject group talks among itself: its guardians have the chat of the class. */
function chatsOf(one: Classed): readonly ('class_pupils' | 'class_guardians')[] {
  if (one.kind === 'subject_group') return ['class_pupils']
  return hasPupilsInside(one) ? ['class_pupils', 'class_guardians'] : ['class_guardians']
}

export async function renameClassChats(ctx: CommandContext<unknown>, classId: string, name: string): Promise<void> {
  const chats = await ctx.tx
    .selectFrom('conversations')
    .select(['id', 'kind'])
    .where('class_id', '=', classId)
    .execute()
  for (const { id, kind } of chats) {
    const title = titleOf(kind, name)
    await ctx.tx.updateTable('conversations').set({ title }).where('id', '=', id).execute()
    ctx.publish(conversationRenamed, id, { title })
  }
}

function titleOf(kind: string, name: string): string {
  return kind === 'class_guardians' ? `${name}: родители` : name
}
