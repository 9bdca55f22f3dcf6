import Type, { type Static } from 'typebox'
import { query } from './contract.ts'
import { Exactly, Id, Nullable, OneOf, PersonBrief, Role } from './common.ts'
import { ConversationKind } from './conversations.ts'

/** One thing that a tie lets somebody see; the page words it. */
export const Sight = OneOf(
  /** Colleagues with position and state of joining. */
  'staff_list',
  /** Everybody of the organisation: staff, pupils, guardians. */
  'all_people',
  'all_classes',
  'join_requests',
  'settings',
  /** Reports that people file, except about oneself. */
  'reports',
  /** Who has an account, blocked or not. */
  'accounts',
  /** All of that in every organisation below. */
  'organisations_below',
  /** The list of the class with the children’s guardians. */
  'class_list',
  'class_requests',
  'class_reports',
  /** Cards of the class’s teachers and of the administration. */
  'teachers',
  'own_guardians',
  'child_card',
  'child_guardians',
)
export type Sight = Static<typeof Sight>

/** Why somebody reads a conversation. */
export const ReadingReason = OneOf('roster', 'entered', 'by_hand')
export type ReadingReason = Static<typeof ReadingReason>

export const SeesAnswer = Type.Object({
  ties: Type.Array(
    Type.Object({
      role: Role,
      organisationId: Id,
      organisationShortName: Type.String(),
      classId: Nullable(Id),
      className: Type.String(),
      /** For a guardian: through whom. */
      child: Nullable(PersonBrief),
      /** A pupil who waits for consent, and is in no chat. */
      waits: Type.Boolean(),
      sees: Type.Array(Sight),
    }),
  ),
  chats: Type.Array(
    Type.Object({ conversationId: Id, title: Type.String(), kind: ConversationKind, reason: ReadingReason }),
  ),
  /** Conversations beside these: direct ones, made by hand, of other organisations. Never whose or with whom. */
  otherChats: Type.Integer(),
})
export type SeesAnswer = Static<typeof SeesAnswer>

export const whatSees = query('rights.sees', {
  summary:
    'What a person can see now, and why: of oneself everything, for head and administrator what lies in their organisation. On record.',
  input: Exactly({ personId: Id, organisationId: Type.Optional(Id) }),
  output: SeesAnswer,
})

/** What ties two people for writing; `open` is false where an organisation has switched the setting off. */
export const WritingTie = Type.Object({
  code: Type.String(),
  setting: Nullable(Type.String()),
  open: Type.Boolean(),
  organisations: Type.Array(Type.Object({ id: Id, shortName: Type.String() })),
})

export const whyWrite = query('rights.mayWrite', {
  summary:
    'May one person begin to write to another now, and why: of oneself, or for head and administrator of the first one. On record.',
  input: Exactly({ fromId: Id, toId: Id, organisationId: Type.Optional(Id) }),
  output: Type.Object({ may: Type.Boolean(), code: Type.String(), ties: Type.Array(WritingTie) }),
})
