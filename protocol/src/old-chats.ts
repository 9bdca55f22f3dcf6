import Type, { type Static } from 'typebox'
import { OrganisationKind } from './accounts.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief } from './common.ts'
import { command, query } from './contract.ts'
import { foreignMessengerCodes } from './foreign-messengers.ts'

export const oldChatPageMax = 100
export const oldChatOrganisationsPageMax = 100
/** Rows of one file. */
export const oldChatRowsMax = 2_000
/** Chats of one organisation, those entered by mistake included. */
export const oldChatsMax = 5_000
/** For so long the head's word that the list is complete is good. */
export const declarationDays = 28

export const OldChatMessenger = OneOf(...foreignMessengerCodes, 'other')
export type OldChatMessenger = Static<typeof OldChatMessenger>

/** Whom it gathers. */
export const OldChatKind = OneOf('staff', 'guardians', 'pupils', 'club', 'channel', 'other')
export type OldChatKind = Static<typeof OldChatKind>

/** Chats that parents keep for themselves are listed only where somebody likes to; no number counts them. */
export const OldChatOwnOf = OneOf('organisation', 'parents')
export type OldChatOwnOf = Static<typeof OldChatOwnOf>

/** How far it has come. `moved`, `closed`: with evidence, and out of the way. */
export const OldChatStatus = OneOf('declared', 'importing', 'moved', 'closed')
export type OldChatStatus = Static<typeof OldChatStatus>

const Name = Type.String({ minLength: 1, maxLength: 200 })
const Owner = Type.String({ maxLength: 200 })
const Link = Type.String({ maxLength: 500 })
const PeopleCount = Nullable(Type.Integer({ minimum: 0, maximum: 1_000_000 }))
const Evidence = Type.String({ maxLength: 1_000 })

/** What a line says of a chat. Of a chat of parents, owner, link and class are left out. */
const About = {
  messenger: OldChatMessenger,
  name: Name,
  kind: OldChatKind,
  /** In words, as the organisation calls its owner. */
  owner: Type.Optional(Owner),
  ownerPersonId: Type.Optional(Nullable(Id)),
  peopleCount: Type.Optional(PeopleCount),
  link: Type.Optional(Link),
  /** The class whose people it gathers. Left out: the one that the chat is called after. */
  classId: Type.Optional(Nullable(Id)),
}

export const OldChat = Type.Object({
  id: Id,
  messenger: OldChatMessenger,
  name: Type.String(),
  kind: OldChatKind,
  ownOf: OldChatOwnOf,
  /** Empty, and `link` too, for an office above: it needs neither. */
  owner: Type.String(),
  ownerPersonId: Nullable(Id),
  peopleCount: PeopleCount,
  link: Type.String(),
  classId: Nullable(Id),
  className: Type.String(),
  recordedAt: Instant,
  enteredBy: Nullable(PersonBrief),
  state: Type.Object({
    status: OldChatStatus,
    evidence: Type.String(),
    at: Instant,
    by: Nullable(PersonBrief),
  }),
  mistaken: Nullable(Type.Object({ at: Instant, by: Nullable(PersonBrief), reason: Type.String() })),
})
export type OldChat = Static<typeof OldChat>

const Count = Type.Integer({ minimum: 0 })

/** Chats of the organisation by how far they have come. Those entered by mistake and those of parents stand outside of `total`. */
export const OldChatCounts = Type.Object({
  total: Count,
  declared: Count,
  importing: Count,
  moved: Count,
  closed: Count,
  mistaken: Count,
  parents: Count,
})
export type OldChatCounts = Static<typeof OldChatCounts>

export const OldChatDeclaration = Type.Object({
  at: Instant,
  by: Nullable(PersonBrief),
  /** Chats on the list then. */
  chats: Count,
  until: Instant,
  /** Whole days that are left, rounded up; 0: it is over. */
  daysLeft: Count,
})
export type OldChatDeclaration = Static<typeof OldChatDeclaration>

export const listOldChats = query('oldChats.list', {
  summary: 'Chats of one organisation outside, a page at a time, with counts and the word that the list is complete.',
  input: Exactly({
    organisationId: Id,
    text: Type.Optional(Type.String({ maxLength: 100 })),
    messenger: Type.Optional(OldChatMessenger),
    /** `open`: declared or importing. `mistaken` and `parents` are listed only when asked for. */
    show: Type.Optional(OneOf('open', 'declared', 'importing', 'moved', 'closed', 'parents', 'mistaken')),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: oldChatPageMax })),
  }),
  output: Type.Object({
    total: Count,
    chats: Type.Array(OldChat),
    counts: OldChatCounts,
    /** The newest one, also when it is over. */
    declaration: Nullable(OldChatDeclaration),
    /** Enter, change, state, mark. */
    mayKeep: Type.Boolean(),
    mayDeclare: Type.Boolean(),
  }),
})

export const OldChatOrganisation = Type.Object({
  id: Id,
  shortName: Type.String(),
  kind: OrganisationKind,
  counts: OldChatCounts,
  declaration: Nullable(Type.Object({ at: Instant, until: Instant, daysLeft: Count })),
  /** A declaration that is good, and no chat that is open. */
  free: Type.Boolean(),
})
export type OldChatOrganisation = Static<typeof OldChatOrganisation>

export const oldChatsBelow = query('oldChats.below', {
  summary:
    'Organisations under an office, each with its counts of old chats, those with most to do on top; nobody by name.',
  input: Exactly({
    organisationId: Id,
    text: Type.Optional(Type.String({ maxLength: 100 })),
    show: Type.Optional(OneOf('undeclared', 'open', 'free', 'mistaken')),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: oldChatOrganisationsPageMax })),
  }),
  output: Type.Object({
    total: Count,
    organisations: Type.Array(OldChatOrganisation),
    /** Of all below, whatever was asked for. */
    sum: Type.Object({ organisations: Count, declared: Count, free: Count, counts: OldChatCounts }),
  }),
})

export const addOldChat = command('oldChats.add', {
  summary: 'Enter a chat that stands in another messenger. Whose it is cannot be changed afterwards.',
  input: Exactly({ id: Id, organisationId: Id, ownOf: OldChatOwnOf, ...About }),
  output: Type.Object({ chatId: Id }),
})

export const changeOldChat = command('oldChats.change', {
  summary: 'Correct what a line says of a chat.',
  input: Exactly({ chatId: Id, ...About }),
  output: Nothing,
})

export const setOldChatState = command('oldChats.setState', {
  summary: 'Say how far a chat has come; that it has moved or is closed needs evidence, and so does opening it again.',
  input: Exactly({ chatId: Id, status: OldChatStatus, evidence: Evidence }),
  output: Nothing,
})

export const markOldChatMistaken = command('oldChats.markMistaken', {
  summary:
    'Mark a line as entered by mistake, with the reason. It stays on record, and the office sees how many there are.',
  input: Exactly({ chatId: Id, reason: Type.String({ maxLength: 500 }) }),
  output: Nothing,
})

export const declareOldChats = command('oldChats.declare', {
  summary: 'As head: the list is complete, also when it is empty. Good for four weeks.',
  input: Exactly({ id: Id, organisationId: Id }),
  output: Type.Object({ until: Instant }),
})

const Reading = { organisationId: Id, fileId: Id }
const Place = { sheet: Type.String({ maxLength: 200 }), line: Type.Integer({ minimum: 1 }) }

/** `new`: may be taken. `known`: on the list already. `mistaken`: a line like it was marked as entered by mistake. */
export const ReadOldChatRow = Type.Object({
  ...Place,
  standing: OneOf('new', 'known', 'mistaken', 'twice'),
  messenger: OldChatMessenger,
  name: Type.String(),
  kind: OldChatKind,
  ownOf: OldChatOwnOf,
  owner: Type.String(),
  peopleCount: PeopleCount,
  link: Type.String(),
})
export type ReadOldChatRow = Static<typeof ReadOldChatRow>

export const OldChatRowError = Type.Object({
  ...Place,
  /** Letters of the column; empty: the whole row. */
  column: Type.String(),
  header: Type.String(),
  name: Type.String(),
  code: Type.String(),
  text: Type.String(),
  /** The chat may be taken all the same, without what this cell says. */
  taken: Type.Boolean(),
})
export type OldChatRowError = Static<typeof OldChatRowError>

export const readOldChatsFile = query('oldChats.readFile', {
  summary: 'What a table of chats says, row by row, before anything is taken from it.',
  input: Exactly(Reading),
  output: Type.Object({ rows: Type.Array(ReadOldChatRow), errors: Type.Array(OldChatRowError) }),
})

export const addOldChatsFromFile = command('oldChats.addFromFile', {
  summary:
    'Take chosen rows of a table; what is on the list already is left out, so the same file again changes nothing.',
  input: Exactly({ ...Reading, rows: Type.Array(Exactly(Place), { minItems: 1, maxItems: oldChatRowsMax }) }),
  output: Type.Object({ added: Count, known: Count }),
})

export const oldChatsTemplate = query('oldChats.template', {
  summary: 'An empty table of chats with its columns and the words that may stand in them.',
  input: Nothing,
  output: Type.Object({ base64: Type.String() }),
})

const Share = Type.Object({ here: Count, total: Count })

export const oldChatsOfClass = query('oldChats.ofClass', {
  summary:
    'Old chats of one class and how many of its people are here; with `named`, which children have nobody here. For its form teacher and those who manage the organisation from within.',
  input: Exactly({ classId: Id, named: Type.Optional(Type.Boolean()) }),
  output: Type.Object({
    chats: Type.Array(
      Type.Object({
        id: Id,
        messenger: OldChatMessenger,
        name: Type.String(),
        kind: OldChatKind,
        status: OldChatStatus,
      }),
    ),
    pupils: Share,
    /** Children of whom a guardian is here who is not kept away. */
    families: Share,
    missing: Nullable(Type.Object({ pupils: Type.Array(PersonBrief), families: Type.Array(PersonBrief) })),
  }),
})

export const oldChatFarewell = query('oldChats.farewell', {
  summary: 'The last message for an old chat: a text without any code, and the address that it names.',
  input: Exactly({ chatId: Id }),
  output: Type.Object({ text: Type.String(), link: Type.String() }),
})
