import { oldChatsMax, type OldChatKind, type OldChatMessenger, type OldChatOwnOf } from '#protocol/old-chats.ts'
import { isStaffOf } from '#server/features/roster/exports.ts'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { classCalled } from './class-called.rules.ts'
import { isChatLink, keptOf, tidy } from './about-chat.rules.ts'
import { classesOf } from './class-here.queries.ts'
import { refuse } from './old-chats.refusals.ts'

export type AboutChat = {
  messenger: OldChatMessenger
  name: string
  kind: OldChatKind
  owner?: string
  ownerPersonId?: string | null
  peopleCount?: number | null
  link?: string
  classId?: string | null
}

type Columns = {
  messenger: string
  name: string
  kind: string
  owner: string
  owner_person_id: string | null
  people_count: number | null
  link: string
  class_id: string | null
}

/**
 * What somebody typed as it is kept. Throws `old_chat_name_empty`, `old_chat_link_wrong`,
 * `old_chat_owner_unknown`, `old_chat_class_unknown`.
 */
export async function columnsOf(
  tx: Tx,
  about: AboutChat,
  { organisationId, ownOf, at }: { organisationId: string; ownOf: OldChatOwnOf; at: Date },
): Promise<Columns> {
  const { messenger, name, kind, owner, ownerPersonId, peopleCount = null, link } = keptOf(ownOf, about)
  if (tidy(name) === '') throw refuse.old_chat_name_empty()
  if (link !== '' && !isChatLink(link)) throw refuse.old_chat_link_wrong()
  if (ownerPersonId !== null && !(await isStaffOf(tx, ownerPersonId, organisationId, at)))
    throw refuse.old_chat_owner_unknown()
  return {
    ...{ messenger, name: tidy(name), kind, owner, owner_person_id: ownerPersonId },
    ...{ people_count: peopleCount, link },
    class_id: ownOf === 'parents' ? null : await classOf(tx, about, organisationId),
  }
}

async function classOf(tx: Tx, { classId, kind, name }: AboutChat, organisationId: string): Promise<string | null> {
  if (classId === null) return null
  const classes = await classesOf(tx, organisationId)
  if (classId === undefined) return classCalled({ kind, name }, classes)
  if (classes.every(({ id }) => id !== classId)) throw refuse.old_chat_class_unknown()
  return classId
}

type NewChat = Columns & { id: string; own_of: OldChatOwnOf; file_name: string | null }

/** Enters lines, each with its first state. Throws `old_chats_too_many`. */
export async function insertChats(
  ctx: CommandContext,
  organisationId: string,
  known: number,
  chats: readonly NewChat[],
): Promise<void> {
  if (known + chats.length > oldChatsMax) throw refuse.old_chats_too_many({ max: oldChatsMax })
  const { tx, at, actor } = ctx
  for (let from = 0; from < chats.length; from += rowsAtOnce) {
    const some = chats.slice(from, from + rowsAtOnce)
    const entered = { organisation_id: organisationId, recorded_at: at, entered_by: actor.personId }
    const { numInsertedOrUpdatedRows: written } = await tx
      .insertInto('old_chats')
      .values(some.map((chat) => ({ ...chat, ...entered })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    // An id that stands in another organisation.
    if (written !== BigInt(some.length)) throw refuseAny.not_found()
    await tx
      .insertInto('old_chat_states')
      .values(some.map(({ id }) => ({ id: ctx.newId(), chat_id: id, status: 'declared', at, by: actor.personId })))
      .execute()
  }
}

/** A statement takes 65,535 values. */
const rowsAtOnce = 500
