import type { Message } from '#protocol/messages.ts'
import type { StoreEvent } from './events.ts'

/** One line after an event of its conversation. A record that is as new as the event stays as it is. */
export function applyToMessage(message: Message, event: StoreEvent, me: string): Message {
  if (message.v >= event.v || !('seq' in event.d) || event.d.seq !== message.seq) return message
  switch (event.n) {
    case 'message.edited': {
      const { text, entities, editedAt } = event.d
      return { ...message, v: event.v, text, entities, editedAt }
    }
    case 'message.deleted':
      return { ...message, ...emptied, v: event.v, deletedAt: event.d.deletedAt }
    case 'message.reacted': {
      const mine = event.d.personId === me ? event.d.emoji : message.myReaction
      return { ...message, v: event.v, reactions: event.d.reactions, myReaction: mine }
    }
    case 'message.pinned':
      return { ...message, v: event.v, pinned: event.d.pinned }
    default:
      return message
  }
}

/** What a deleted line has lost. */
export const emptied = {
  text: '',
  entities: [],
  files: [],
  reactions: [],
  myReaction: null,
  pinned: false,
} satisfies Partial<Message>
