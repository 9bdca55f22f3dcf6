import Type, { type Static } from 'typebox'
import { command, event, query } from './contract.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief, Seq, SeqOrZero, Version } from './common.ts'
import { Entity, Message, Reaction, textLengthMax } from './messages.ts'

/** `staff`, `class_pupils` and `class_guardians` follow the roster; the others are made by hand. */
export const ConversationKind = OneOf(
  'direct',
  'group',
  'channel',
  'staff',
  'class_pupils',
  'class_guardians',
  'heads',
  'all_staff',
)
export type ConversationKind = Static<typeof ConversationKind>

/** Where only owners and moderators write, and all others read and react. */
export function isChannel(kind: ConversationKind): boolean {
  return kind === 'channel' || kind === 'all_staff'
}

export const ParticipantRole = OneOf('owner', 'moderator', 'member', 'reader')
export type ParticipantRole = Static<typeof ParticipantRole>

export const Draft = Type.Object({
  text: Type.String({ maxLength: textLengthMax }),
  entities: Type.Array(Entity),
  replyTo: Nullable(Type.Integer()),
  at: Instant,
})
export type Draft = Static<typeof Draft>

/** How many of whom can read: «27 учеников, 3 учителя». */
export const Audience = Type.Object({
  staff: Type.Integer(),
  pupils: Type.Integer(),
  guardians: Type.Integer(),
})
export type Audience = Static<typeof Audience>

/** One conversation as one person sees it: a row of the list and the head of the page. */
export const Conversation = Type.Object({
  id: Id,
  kind: ConversationKind,
  version: Version,
  /** The other one's name in a direct conversation. */
  title: Type.String(),
  /** The other one in a direct conversation. */
  peer: Nullable(PersonBrief),
  organisationId: Nullable(Id),
  classId: Nullable(Id),
  /** Made and kept by the organisation's roster: shown with a seal. */
  official: Type.Boolean(),
  archived: Type.Boolean(),
  participantCount: Type.Integer(),
  audience: Audience,
  myRole: ParticipantRole,
  /** Whether one may go by oneself: not where the roster put one, nor from a direct conversation. */
  mayLeave: Type.Boolean(),
  /** False in channels for readers, in blocked direct conversations, in archived ones. */
  maySend: Type.Boolean(),
  /** Why not, as a refusal code; empty when one may. */
  maySendCode: Type.String(),
  firstVisibleSeq: SeqOrZero,
  lastSeq: SeqOrZero,
  lastCount: Type.Integer(),
  lastMessage: Nullable(Message),
  readSeq: SeqOrZero,
  unread: Type.Integer(),
  /** Unread messages that mention me (or all). */
  mentions: Type.Integer(),
  /** The furthest line that somebody else has read: two ticks up to it. */
  othersReadSeq: SeqOrZero,
  mutedUntil: Nullable(Instant),
  pinned: Type.Boolean(),
  draft: Nullable(Draft),
  createdAt: Instant,
})
export type Conversation = Static<typeof Conversation>

export const listConversations = query('conversations.list', {
  summary: 'All conversations of the person, with what a list row shows. The snapshot that events continue.',
  input: Nothing,
  output: Type.Object({
    conversations: Type.Array(Conversation),
    persons: Type.Array(PersonBrief),
    /** Version of the person’s own stream at the instant of reading. */
    personVersion: Version,
  }),
})

export const getConversation = query('conversations.get', {
  summary: 'One conversation as the list shows it.',
  input: Exactly({ conversationId: Id }),
  output: Type.Object({ conversation: Conversation, persons: Type.Array(PersonBrief) }),
})

export const conversationParticipants = query('conversations.participants', {
  summary: 'Who can read the conversation, by name, a page at a time.',
  input: Exactly({
    conversationId: Id,
    text: Type.Optional(Type.String({ maxLength: 100 })),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  output: Type.Object({
    total: Type.Integer(),
    participants: Type.Array(
      Type.Object({ person: PersonBrief, role: ParticipantRole, online: Type.Boolean(), joinedAt: Instant }),
    ),
  }),
})

export const findPeople = query('people.find', {
  summary: 'People I may write to, by part of a name. Children are found only by their own circle.',
  input: Exactly({
    text: Type.String({ maxLength: 100 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  }),
  output: Type.Object({ people: Type.Array(PersonBrief) }),
})

export const getPeople = query('people.get', {
  summary: 'Names of people whom I share a conversation or an organisation with. Others are left out.',
  input: Exactly({ ids: Type.Array(Id, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ people: Type.Array(PersonBrief) }),
})

export const mayWriteTo = query('people.mayWrite', {
  summary: 'May I start a direct conversation with this person now, and why.',
  input: Exactly({ personId: Id }),
  output: Type.Object({ may: Type.Boolean(), code: Type.String(), text: Type.String() }),
})

export const startDirect = command('conversations.startDirect', {
  summary: 'Open the direct conversation with a person; the same one every time.',
  input: Exactly({ personId: Id }),
  output: Type.Object({ conversationId: Id }),
})

export const createConversation = command('conversations.create', {
  summary: 'Make a group or a channel by hand.',
  input: Exactly({
    id: Id,
    kind: OneOf('group', 'channel'),
    title: Type.String({ minLength: 1, maxLength: 120 }),
    organisationId: Type.Optional(Id),
    personIds: Type.Array(Id, { maxItems: 500, uniqueItems: true }),
  }),
  output: Type.Object({ conversationId: Id }),
})

export const renameConversation = command('conversations.rename', {
  summary: 'Change the title of a group or channel made by hand.',
  input: Exactly({ conversationId: Id, title: Type.String({ minLength: 1, maxLength: 120 }) }),
  output: Nothing,
})

export const addParticipants = command('conversations.addParticipants', {
  summary: 'Add people to a group or channel made by hand. They see what is written from then on.',
  input: Exactly({
    conversationId: Id,
    personIds: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }),
  }),
  output: Nothing,
})

export const removeParticipant = command('conversations.removeParticipant', {
  summary: 'Remove a person: delivery stops at once. With one’s own id: leave.',
  input: Exactly({ conversationId: Id, personId: Id }),
  output: Nothing,
})

export const setParticipantRole = command('conversations.setParticipantRole', {
  summary: 'Make a participant a moderator, a member or a reader.',
  input: Exactly({ conversationId: Id, personId: Id, role: OneOf('moderator', 'member', 'reader') }),
  output: Nothing,
})

export const enterConversation = command('conversations.enter', {
  summary: 'Administration enters a class chat openly: a line in the chat and in the audit log says so.',
  input: Exactly({ conversationId: Id, reason: Type.String({ minLength: 3, maxLength: 500 }) }),
  output: Nothing,
})

export const markRead = command('conversations.markRead', {
  summary: 'Everything up to a line has been on the screen. Never moves back.',
  input: Exactly({
    conversationId: Id,
    seq: SeqOrZero,
    /** Lines stayed on the screen for two seconds while somebody looked: a use, also where the mark does not move. */
    stayed: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({ readSeq: SeqOrZero, unread: Type.Integer() }),
})

export const muteConversation = command('conversations.mute', {
  summary: 'No notifications until an instant; `null` to hear again.',
  input: Exactly({ conversationId: Id, until: Nullable(Instant) }),
  output: Nothing,
})

export const pinConversation = command('conversations.pin', {
  summary: 'Keep a conversation on top of one’s own list.',
  input: Exactly({ conversationId: Id, pinned: Type.Boolean() }),
  output: Nothing,
})

export const saveDraft = command('conversations.saveDraft', {
  summary: 'Keep what is written and not sent, on all devices. Empty text clears it.',
  input: Exactly({
    conversationId: Id,
    text: Type.String({ maxLength: textLengthMax }),
    entities: Type.Optional(Type.Array(Entity)),
    replyTo: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  }),
  output: Nothing,
})

// On the conversation's stream -------------------------------------------------------------------------------------

export const conversationRenamed = event('conversation.renamed', 'conversation', Type.Object({ title: Type.String() }))

/** Beyond 200 people only the counts are sent. */
export const participantsChanged = event(
  'participants.changed',
  'conversation',
  Type.Object({
    added: Type.Array(Id),
    removed: Type.Array(Id),
    participantCount: Type.Integer(),
    audience: Audience,
  }),
)

export const personsChangedMax = 200

/**
 * Names, roles or notes of these people are others now, for who stands here or has written here: fetch `people.get` when
 * they are shown. Not told beyond 200 people: ask again for a name that is an hour old.
 */
export const personsChanged = event(
  'persons.changed',
  'conversation',
  Type.Object({ personIds: Type.Array(Id, { maxItems: personsChangedMax }) }),
)

/**
 * Two people are one from now on: what one wrote, where one is mentioned and what lines say of one is the other's. `reactions`:
 * of lines that both had reacted to, as they count now.
 */
export const personsMerged = event(
  'persons.merged',
  'conversation',
  Type.Object({
    fromId: Id,
    toId: Id,
    reactions: Type.Array(Type.Object({ seq: Seq, reactions: Type.Array(Reaction) })),
  }),
)

// On the person's own stream ---------------------------------------------------------------------------------------

/** I am in: fetch `conversations.get`. From here on the socket is subscribed to it. */
export const chatAdded = event('chat.added', 'person', Type.Object({ conversationId: Id }))

/** I am out: forget it. */
export const chatRemoved = event('chat.removed', 'person', Type.Object({ conversationId: Id }))

/** My role or my right to send changed: fetch `conversations.get`. */
export const chatChanged = event('chat.changed', 'person', Type.Object({ conversationId: Id }))

export const chatRead = event(
  'chat.read',
  'person',
  Type.Object({ conversationId: Id, readSeq: SeqOrZero, unread: Type.Integer(), mentions: Type.Integer() }),
)

export const chatMuted = event(
  'chat.muted',
  'person',
  Type.Object({ conversationId: Id, mutedUntil: Nullable(Instant) }),
)

export const chatPinned = event('chat.pinned', 'person', Type.Object({ conversationId: Id, pinned: Type.Boolean() }))

export const chatDraft = event('chat.draft', 'person', Type.Object({ conversationId: Id, draft: Nullable(Draft) }))
