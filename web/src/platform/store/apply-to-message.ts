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

type Merged = Extract<StoreEvent, { n: 'persons.merged' }>

/** One line after two people have become one. Whose it is does not raise its number: lines of any age are told alike. */
export function applyMergeToMessage(message: Message, { d: { fromId, toId, reactions }, v }: Merged): Message {
  const now = (id: string) => (id === fromId ? toId : id)
  const { authorId, entities, system } = message
  const counted = message.v < v ? reactions.find(({ seq }) => seq === message.seq) : undefined
  const concerned =
    authorId === fromId ||
    counted !== undefined ||
    entities.some(({ personId }) => personId === fromId) ||
    system?.personIds?.includes(fromId)
  if (!concerned) return message
  return {
    ...message,
    authorId: authorId && now(authorId),
    entities: entities.map((one) => (one.personId === undefined ? one : { ...one, personId: now(one.personId) })),
    system: system?.personIds ? { ...system, personIds: system.personIds.map(now) } : system,
    ...(counted ? { reactions: counted.reactions } : {}),
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
