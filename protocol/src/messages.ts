import Type, { type Static } from 'typebox'
import { command, event, query } from './contract.ts'
import { Exactly, Id, Instant, Nullable, OneOf, PersonBrief, Seq, Version } from './common.ts'
import { FileBrief } from './files.ts'

/** Length in UTF-16 units. */
export const textLengthMax = 8000
export const entitiesMax = 200
export const filesPerMessageMax = 10

/**
 * A marked part of a text, as in Telegram's model: `offset` and `length` in UTF-16 units.
 * `url` belongs to `link`, `personId` to `mention`; `mention_all` addresses everybody in the conversation.
 */
export const Entity = Exactly({
  type: OneOf('bold', 'italic', 'strike', 'code', 'pre', 'quote', 'list_item', 'link', 'mention', 'mention_all'),
  offset: Type.Integer({ minimum: 0, maximum: textLengthMax }),
  length: Type.Integer({ minimum: 1, maximum: textLengthMax }),
  url: Type.Optional(Type.String({ maxLength: 2000 })),
  personId: Type.Optional(Id),
})
export type Entity = Static<typeof Entity>

export const Reaction = Type.Object({ emoji: Type.String(), count: Type.Integer() })
export type Reaction = Static<typeof Reaction>

/** What happened, in a line that nobody wrote: `code` names the sentence, the rest are its words. */
export const SystemLine = Type.Object({
  code: OneOf(
    'conversation_created',
    'title_changed',
    'participant_joined',
    'participant_left',
    'participant_removed',
    'message_pinned',
    'administration_entered',
  ),
  personIds: Type.Optional(Type.Array(Id)),
  title: Type.Optional(Type.String()),
  seq: Type.Optional(Seq),
})
export type SystemLine = Static<typeof SystemLine>

/** A line of a conversation. `v` is the stream's version at its last change: a lower event never overwrites it. */
export const Message = Type.Object({
  id: Id,
  conversationId: Id,
  seq: Seq,
  v: Version,
  /** Lines that count as unread up to and with this one; unread = `lastCount` of the conversation − count at the mark. */
  count: Type.Integer(),
  authorId: Nullable(Id),
  at: Instant,
  text: Type.String(),
  entities: Type.Array(Entity),
  replyTo: Nullable(Seq),
  files: Type.Array(FileBrief),
  reactions: Type.Array(Reaction),
  /** The reader's own reaction. In events always null: the client knows its own. */
  myReaction: Nullable(Type.String()),
  pinned: Type.Boolean(),
  editedAt: Nullable(Instant),
  deletedAt: Nullable(Instant),
  system: Nullable(SystemLine),
})
export type Message = Static<typeof Message>

export const reactionEmojis = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '✅'] as const

const Text = Type.String({ maxLength: textLengthMax })
const Entities = Type.Array(Entity, { maxItems: entitiesMax })
const AtMessage = { conversationId: Id, seq: Seq }

export const sendMessage = command('messages.send', {
  summary: 'Send a message. `id` is made by the client (UUIDv7): sending it again is harmless.',
  input: Exactly({
    id: Id,
    conversationId: Id,
    text: Text,
    entities: Type.Optional(Entities),
    replyTo: Type.Optional(Seq),
    fileIds: Type.Optional(Type.Array(Id, { maxItems: filesPerMessageMax, uniqueItems: true })),
  }),
  output: Type.Object({ seq: Seq, v: Version, count: Type.Integer(), at: Instant }),
})

export const editMessage = command('messages.edit', {
  summary: 'Change the text of one’s own message.',
  input: Exactly({ ...AtMessage, text: Text, entities: Type.Optional(Entities) }),
  output: Type.Object({ v: Version, editedAt: Instant }),
})

export const deleteMessage = command('messages.delete', {
  summary: 'Delete a message for everyone: one’s own, or any as a moderator of the conversation.',
  input: Exactly(AtMessage),
  output: Type.Object({ v: Version }),
})

export const reactToMessage = command('messages.react', {
  summary: 'Set or take back (`null`) one’s reaction.',
  input: Exactly({ ...AtMessage, emoji: Nullable(OneOf(...reactionEmojis)) }),
  output: Type.Object({ v: Version }),
})

export const pinMessage = command('messages.pin', {
  summary: 'Pin or unpin a message for all.',
  input: Exactly({ ...AtMessage, pinned: Type.Boolean() }),
  output: Type.Object({ v: Version }),
})

/** A page of a conversation. `version` is the stream's at the instant of reading. */
export const MessagePage = Type.Object({
  version: Version,
  messages: Type.Array(Message),
  /** Messages quoted by the page and not on it. */
  quoted: Type.Array(Message),
  persons: Type.Array(PersonBrief),
  reachedStart: Type.Boolean(),
  reachedEnd: Type.Boolean(),
})
export type MessagePage = Static<typeof MessagePage>

export const historyLimitMax = 100

export const messageHistory = query('messages.history', {
  summary: 'Messages before, after or around a number; without any, the newest. Oldest first.',
  input: Exactly({
    conversationId: Id,
    before: Type.Optional(Seq),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
    around: Type.Optional(Seq),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: historyLimitMax })),
  }),
  output: MessagePage,
})

export const messagesBySeq = query('messages.get', {
  summary: 'Single messages by number, for quotes and links.',
  input: Exactly({ conversationId: Id, seqs: Type.Array(Seq, { minItems: 1, maxItems: 50 }) }),
  output: MessagePage,
})

export const pinnedMessages = query('messages.pinned', {
  summary: 'Pinned messages of a conversation, newest first.',
  input: Exactly({ conversationId: Id }),
  output: MessagePage,
})

export const messageAtDate = query('messages.atDate', {
  summary: 'Number of the first message at or after an instant; `null` when there is none.',
  input: Exactly({ conversationId: Id, at: Instant }),
  output: Type.Object({ seq: Nullable(Seq) }),
})

export const messageReaders = query('messages.readers', {
  summary: 'Who has read a message. For conversations of up to 200 people with names, beyond that only the count.',
  input: Exactly(AtMessage),
  output: Type.Object({
    count: Type.Integer(),
    of: Type.Integer(),
    readers: Type.Array(Type.Object({ person: PersonBrief, readAt: Nullable(Instant) })),
    notYet: Type.Array(PersonBrief),
  }),
})

export const messageReactors = query('messages.reactors', {
  summary: 'Who reacted to a message and how.',
  input: Exactly(AtMessage),
  output: Type.Object({ reactors: Type.Array(Type.Object({ person: PersonBrief, emoji: Type.String() })) }),
})

export const SearchHit = Type.Object({
  message: Message,
  /** Parts of `message.text` that matched, in UTF-16 units. */
  marks: Type.Array(Type.Object({ offset: Type.Integer(), length: Type.Integer() })),
})
export type SearchHit = Static<typeof SearchHit>

export const searchMessages = query('messages.search', {
  summary:
    'Words in any Russian form and parts of words (from 3 letters), over one or all of my conversations, newest first.',
  input: Exactly({
    text: Type.String({ minLength: 1, maxLength: 200 }),
    conversationId: Type.Optional(Id),
    /** Opaque, from the page before. */
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Type.Object({
    hits: Type.Array(SearchHit),
    persons: Type.Array(PersonBrief),
    cursor: Nullable(Type.String()),
  }),
})

export const messageSent = event('message.sent', 'conversation', Type.Object({ message: Message }))

export const messageEdited = event(
  'message.edited',
  'conversation',
  Type.Object({ seq: Seq, text: Type.String(), entities: Type.Array(Entity), editedAt: Instant }),
)

export const messageDeleted = event('message.deleted', 'conversation', Type.Object({ seq: Seq, deletedAt: Instant }))

export const messageReacted = event(
  'message.reacted',
  'conversation',
  Type.Object({ seq: Seq, reactions: Type.Array(Reaction), personId: Id, emoji: Nullable(Type.String()) }),
)

export const messagePinned = event('message.pinned', 'conversation', Type.Object({ seq: Seq, pinned: Type.Boolean() }))
