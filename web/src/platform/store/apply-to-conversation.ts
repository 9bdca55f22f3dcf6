import type { Conversation } from '#protocol/conversations.ts'
import type { Entity, Message } from '#protocol/messages.ts'
import { applyMergeToMessage, applyToMessage } from './apply-to-message.ts'
import type { StoreEvent } from './events.ts'

/** The server counts unread lines no further: a badge says «999+». */
const unreadMax = 1000

/**
 * The row of the list after an event of its conversation. A record that is as new as the event stays as it is.
 * `line` is the line that the event changes, as it was before, where it is held.
 */
export function applyToConversation(
  conversation: Conversation,
  event: StoreEvent,
  me: string,
  line: Message | undefined,
): Conversation {
  if (conversation.version >= event.v) return conversation
  const moved = { ...conversation, version: event.v }
  switch (event.n) {
    case 'message.sent':
      return withLine(moved, event.d.message, me)
    case 'message.edited':
    case 'message.deleted':
      return withChangedLine(withCounts(moved, event, me, line), event, me)
    case 'message.reacted':
    case 'message.pinned':
      return withChangedLine(moved, event, me)
    case 'conversation.renamed':
      return { ...moved, title: event.d.title }
    case 'participants.changed':
      return { ...moved, participantCount: event.d.participantCount, audience: event.d.audience }
    case 'persons.merged': {
      const { lastMessage } = moved
      return lastMessage ? { ...moved, lastMessage: applyMergeToMessage(lastMessage, event) } : moved
    }
    default:
      return moved
  }
}

/**
 * True when the event may change a count and the line is not held as it was before (or came with a page that knew the
 * event, so that nobody can say what has been counted): the conversation has to be fetched.
 */
export function isUncertain(conversation: Conversation, event: StoreEvent, me: string, line: Message | undefined) {
  // With whom one talks, how far others have read: both may be of the other now.
  if (event.n === 'persons.merged') return conversation.version < event.v
  if (event.n !== 'message.edited' && event.n !== 'message.deleted') return false
  if (conversation.version >= event.v || event.d.seq <= conversation.readSeq) return false
  if (line) return line.v >= event.v
  if (event.n === 'message.deleted') return conversation.unread > 0
  return conversation.mentions > 0 || mentions(event.d, me)
}

/** A new last line. One's own moves one's read mark with it; system lines are not unread. */
function withLine(conversation: Conversation, message: Message, me: string): Conversation {
  const own = message.authorId === me
  const read = own || message.seq <= conversation.readSeq
  return {
    ...conversation,
    lastSeq: message.seq,
    lastCount: message.count,
    lastMessage: message,
    readSeq: own ? Math.max(conversation.readSeq, message.seq) : conversation.readSeq,
    unread: read ? 0 : Math.min(unreadMax, conversation.unread + countsFor(message, me)),
    mentions: read ? 0 : conversation.mentions + mentionsFor(message, me),
    othersReadSeq: own || !message.authorId ? conversation.othersReadSeq : message.seq,
  }
}

function withChangedLine(conversation: Conversation, event: StoreEvent, me: string): Conversation {
  const { lastMessage } = conversation
  return lastMessage ? { ...conversation, lastMessage: applyToMessage(lastMessage, event, me) } : conversation
}

/** An unread line that was deleted is not unread any more; an edit may bring or take a mention. */
function withCounts(conversation: Conversation, event: StoreEvent, me: string, line: Message | undefined) {
  if (!line || line.seq <= conversation.readSeq) return conversation
  const after = applyToMessage(line, event, me)
  return {
    ...conversation,
    unread: Math.max(0, conversation.unread + countsFor(after, me) - countsFor(line, me)),
    mentions: Math.max(0, conversation.mentions + mentionsFor(after, me) - mentionsFor(line, me)),
  }
}

/** 1 for a line that is unread until its reader comes to it. */
export function countsFor(message: Message, me: string): number {
  return message.authorId === me || message.deletedAt || message.system ? 0 : 1
}

export function mentionsFor(message: Message, me: string): number {
  return countsFor(message, me) && mentions(message, me) ? 1 : 0
}

function mentions({ entities }: { entities: readonly Entity[] }, personId: string): boolean {
  return entities.some(
    (entity) => entity.type === 'mention_all' || (entity.type === 'mention' && entity.personId === personId),
  )
}
