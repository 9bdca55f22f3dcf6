import type { Kysely } from 'kysely'
import type { PersonBrief } from '#protocol/common.ts'
import type { Conversation } from '#protocol/conversations.ts'
import type { Message } from '#protocol/messages.ts'
import { messageFromRow } from './message-rows.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import type { Database } from '#server/platform/database/types.ts'
import { readConversationRows, readLastMessages, type ConversationRow } from './conversation-rows.queries.ts'
import { maySend } from './conversations.rules.ts'

/**
 * Conversations as one person sees them, in no order; with `ids` only these. What the person does not stand in is left
 * out. `persons` are all who appear: the other one of direct conversations, authors of last messages.
 */
export async function conversationRows(
  db: Kysely<Database>,
  personId: string,
  ids?: readonly string[],
): Promise<{ conversations: Conversation[]; persons: PersonBrief[] }> {
  const rows = await readConversationRows(db, personId, ids)
  const messages = (await readLastMessages(db, personId, rows)).map(messageFromRow)
  const lastOf = new Map(messages.map((message) => [message.conversationId, message]))
  const persons = await personBriefs(db, [...peopleIn(rows, messages)], personId)
  const briefOf = new Map(persons.map((person) => [person.id, person]))
  const conversations = rows.map((row) =>
    toConversation(row, lastOf.get(row.id) ?? null, row.peerId === null ? null : (briefOf.get(row.peerId) ?? null)),
  )
  return { conversations, persons }
}

function toConversation(row: ConversationRow, lastMessage: Message | null, peer: PersonBrief | null): Conversation {
  const { peerId: _, role, byRoster, blockedByMe, fromSeq, mutedUntil, createdAt, ...same } = row
  const closed = maySend(row.kind, role, row.archived)
  const maySendCode = closed === 'direct_closed' && blockedByMe ? 'write_you_blocked' : closed
  return {
    ...same,
    title: row.kind === 'direct' ? (peer?.name ?? '') : row.title,
    peer,
    official: !['direct', 'group', 'channel'].includes(row.kind),
    myRole: role,
    mayLeave: row.kind !== 'direct' && !byRoster,
    maySend: maySendCode === '',
    maySendCode,
    firstVisibleSeq: fromSeq,
    lastMessage,
    mutedUntil: mutedUntil?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

function peopleIn(rows: readonly ConversationRow[], messages: readonly Message[]): Set<string> {
  const ids = new Set(rows.flatMap(({ peerId }) => peerId ?? []))
  for (const { authorId, system } of messages) {
    if (authorId) ids.add(authorId)
    for (const id of system?.personIds ?? []) ids.add(id)
  }
  return ids
}
