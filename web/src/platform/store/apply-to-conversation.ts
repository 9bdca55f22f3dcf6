import type { Conversation } from '#protocol/conversations.ts'
import type { Message } from '#protocol/messages.ts'
import { applyToMessage } from './apply-to-message.ts'
import type { StoreEvent } from './events.ts'

/** The row of the list after an event of its conversation. A record that is as new as the event stays as it is. */
export function applyToConversation(conversation: Conversation, event: StoreEvent, me: string): Conversation {
  if (conversation.version >= event.v) return conversation
  const moved = { ...conversation, version: event.v }
  switch (event.n) {
    case 'message.sent':
      return withLine(moved, event.d.message, me)
    case 'message.edited':
    case 'message.deleted':
    case 'message.reacted':
    case 'message.pinned':
      return moved.lastMessage ? { ...moved, lastMessage: applyToMessage(moved.lastMessage, event, me) } : moved
    case 'conversation.renamed':
      return { ...moved, title: event.d.title }
    case 'participants.changed':
      return { ...moved, participantCount: event.d.participantCount, audience: event.d.audience }
    default:
      return moved
  }
}

/** A new last line. One's own moves one's read mark with it; system lines raise no count. */
function withLine(conversation: Conversation, message: Message, me: string): Conversation {
  const own = message.authorId === me
  const read = own || message.seq <= conversation.readSeq
  return {
    ...conversation,
    lastSeq: message.seq,
    lastCount: message.count,
    lastMessage: message,
    readSeq: own ? Math.max(conversation.readSeq, message.seq) : conversation.readSeq,
    unread: read ? 0 : conversation.unread + message.count - conversation.lastCount,
    mentions: read ? 0 : conversation.mentions + (mentions(message, me) ? 1 : 0),
    othersReadSeq: own || !message.authorId ? conversation.othersReadSeq : message.seq,
  }
}

export function mentions(message: Message, personId: string): boolean {
  return message.entities.some(
    (entity) => entity.type === 'mention_all' || (entity.type === 'mention' && entity.personId === personId),
  )
}
