import Type, { type Static } from 'typebox'
import { command, event, query } from './contract.ts'
import { Day, Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief, PersonName } from './common.ts'
import { PersonTie } from './organisations.ts'

/** Roles of work that one organisation gives. `operator` is made on the command line only. */
export const GrantableRole = OneOf('office_specialist', 'head', 'deputy', 'administrator', 'teacher', 'staff')
export type GrantableRole = Static<typeof GrantableRole>

/** What a guardian lets others read beside the name. */
export const Kinship = OneOf('mother', 'father', 'grandmother', 'grandfather', 'close')
export type Kinship = Static<typeof Kinship>

/** The one work book, another half post in the same place, or somebody whose main work is elsewhere. */
export const Employment = OneOf('main', 'internal', 'external')
export type Employment = Static<typeof Employment>

export const Position = Type.String({ maxLength: 120 })

export const PersonCard = Type.Object({
  person: PersonBrief,
  familyName: Type.String(),
  givenName: Type.String(),
  patronymic: Type.String(),
  /** Ties to organisations that I may see. */
  ties: Type.Array(Type.Object({ organisationId: Id, organisationShortName: Type.String(), tie: PersonTie })),
  children: Type.Array(Type.Object({ person: PersonBrief, kinship: Kinship })),
  guardians: Type.Array(Type.Object({ person: PersonBrief, kinship: Kinship })),
  /** I may rename, remove, give roles. */
  mayManage: Type.Boolean(),
})
export type PersonCard = Static<typeof PersonCard>

export const personCard = query('roster.person', {
  summary: 'A person as I may see one: name, roles, classes; family for teachers of the class and managers.',
  input: Exactly({ personId: Id }),
  output: PersonCard,
})

export const renamePerson = command('roster.rename', {
  summary: 'Correct a name. Names come from the organisation and are changed by its managers or the form teacher only.',
  input: Exactly({ personId: Id, organisationId: Id, name: PersonName }),
  output: Nothing,
})

export const grantRole = command('roster.grantRole', {
  summary:
    'Give a person who already works here another role, for a term if it is named (an acting head for two weeks), or change its position, kind of employment or dates.',
  input: Exactly({
    organisationId: Id,
    personId: Id,
    role: GrantableRole,
    position: Type.Optional(Position),
    employment: Type.Optional(Employment),
    /** First day, in the organisation's time zone; without: from now, or as before. May lie in the past. */
    from: Type.Optional(Day),
    /** Last day; `null`: without end. */
    until: Type.Optional(Nullable(Day)),
  }),
  output: Nothing,
})

/** As of which day something ended: the day still counts. May lie in the past or ahead; without: now, at once. */
const LastDay = Type.Optional(Day)

export const revokeRole = command('roster.revokeRole', {
  summary: 'Take one role back. The last head or administrator stays until there is a successor.',
  input: Exactly({ organisationId: Id, personId: Id, role: GrantableRole, lastDay: LastDay }),
  output: Nothing,
})

export const removeStaff = command('roster.removeStaff', {
  summary: 'End all work of a person in the organisation: roles, classes and chats, at once or after a last day ahead.',
  input: Exactly({ organisationId: Id, personId: Id, lastDay: LastDay }),
  output: Nothing,
})

export const removePupil = command('roster.removePupil', {
  summary: 'Take a pupil off a class list; guardians who have no other child there leave with the pupil.',
  input: Exactly({ classId: Id, personId: Id, lastDay: LastDay }),
  output: Nothing,
})

export const OrderNumber = Type.String({ maxLength: 60 })

/** A role somebody holds or will hold, with its days in the organisation's time zone. */
export const HeldRole = Type.Object({
  role: GrantableRole,
  position: Type.String(),
  employment: Employment,
  from: Day,
  /** The last day that counts. */
  until: Nullable(Day),
})
export type HeldRole = Static<typeof HeldRole>

/** Long leave: the person keeps access and stands outside of denominators. */
export const Leave = Type.Object({ id: Id, from: Day, until: Nullable(Day), orderNumber: Type.String() })
export type Leave = Static<typeof Leave>

export const workOf = query('roster.work', {
  summary: 'What a person does in an organisation now and later, and long leaves: for managers and for oneself.',
  input: Exactly({ organisationId: Id, personId: Id }),
  output: Type.Object({
    roles: Type.Array(HeldRole),
    leaves: Type.Array(Leave),
    mayManage: Type.Boolean(),
  }),
})

export const beginLeave = command('roster.beginLeave', {
  summary: 'Enter a long leave. Roles, classes, chats and access stay.',
  input: Exactly({
    id: Id,
    organisationId: Id,
    personId: Id,
    from: Day,
    until: Nullable(Day),
    orderNumber: OrderNumber,
  }),
  output: Nothing,
})

export const changeLeave = command('roster.changeLeave', {
  summary: 'Change the days or the order of a long leave.',
  input: Exactly({
    leaveId: Id,
    from: Type.Optional(Day),
    until: Type.Optional(Nullable(Day)),
    orderNumber: Type.Optional(OrderNumber),
  }),
  output: Nothing,
})

export const endLeave = command('roster.endLeave', {
  summary: 'End a long leave: the last day is named, or the person is back from now on.',
  input: Exactly({ leaveId: Id, lastDay: LastDay }),
  output: Nothing,
})

export const removeGuardian = command('roster.removeGuardian', {
  summary: 'End the tie between a guardian and a child. Guardians cannot do this to each other.',
  input: Exactly({ childId: Id, guardianId: Id }),
  output: Nothing,
})

export const setKinship = command('roster.setKinship', {
  summary: 'Choose what stands beside my name for this child.',
  input: Exactly({ childId: Id, kinship: Kinship }),
  output: Nothing,
})

/** What somebody is to a child by law. The first four are legal representatives. */
export const LegalKind = OneOf('parent', 'adoptive_parent', 'guardian', 'custodian', 'relative', 'other', 'unknown')
export type LegalKind = Static<typeof LegalKind>

/** What a guardian says to be to the child: a legal representative, or somebody close who signs nothing. */
export const Relation = OneOf('representative', 'close')
export type Relation = Static<typeof Relation>

/** What a guardian may do for a child. */
export const GuardianRights = Exactly({
  /** Reads and writes: is in the class’s guardians chat, writes to teachers. */
  write: Type.Boolean(),
  reportAbsence: Type.Boolean(),
  /** Signs consents: legal representatives only. */
  sign: Type.Boolean(),
})
export type GuardianRights = Static<typeof GuardianRights>

/** The guardian is kept away from the child: in no chat with it, sees nothing of it. */
export const Restriction = Type.Object({
  id: Id,
  /** Number and date of the decision. */
  document: Type.String(),
  from: Day,
  until: Nullable(Day),
  /** False while it lies ahead. */
  stands: Type.Boolean(),
})

export const ChildGuardian = Type.Object({
  person: PersonBrief,
  /** `null`: the tie has ended, the restriction stands. */
  kinship: Nullable(Kinship),
  /** For head and administrator only. */
  legalKind: Nullable(LegalKind),
  rights: GuardianRights,
  restriction: Nullable(Restriction),
})
export type ChildGuardian = Static<typeof ChildGuardian>

export const guardiansOfChild = query('roster.guardians', {
  summary:
    'All guardians of a child with rights and restrictions, for the administration of its organisation. On record.',
  input: Exactly({ childId: Id }),
  output: Type.Object({ guardians: Type.Array(ChildGuardian), maySetRights: Type.Boolean() }),
})

export const setGuardianRights = command('roster.setGuardianRights', {
  summary: 'Say what a guardian is by law and may do for the child; head and administrator only.',
  input: Exactly({
    childId: Id,
    guardianId: Id,
    legalKind: Type.Optional(LegalKind),
    rights: Type.Optional(Type.Partial(GuardianRights, { additionalProperties: false })),
  }),
  output: Nothing,
})

export const RestrictionDocument = Type.String({ maxLength: 200 })

export const restrictGuardian = command('roster.restrictGuardian', {
  summary:
    'Keep a guardian away from a child: leaves all its chats at once, and sees nothing of it until the term ends.',
  input: Exactly({
    id: Id,
    childId: Id,
    guardianId: Id,
    document: RestrictionDocument,
    /** Without: from now. */
    from: Type.Optional(Day),
    /** Last day; `null`: until it is lifted. */
    until: Nullable(Day),
  }),
  output: Nothing,
})

export const changeRestriction = command('roster.changeRestriction', {
  summary: 'Change the document or the last day of a restriction.',
  input: Exactly({
    restrictionId: Id,
    document: Type.Optional(RestrictionDocument),
    until: Type.Optional(Nullable(Day)),
  }),
  output: Nothing,
})

export const liftRestriction = command('roster.liftRestriction', {
  summary: 'Lift a restriction from now on.',
  input: Exactly({ restrictionId: Id }),
  output: Nothing,
})

export const myChildren = query('roster.myChildren', {
  summary: 'My children with their classes.',
  input: Nothing,
  output: Type.Object({
    children: Type.Array(
      Type.Object({
        person: PersonBrief,
        kinship: Kinship,
        rights: GuardianRights,
        /** What became of my word that I am a legal representative; null: it was confirmed, or I never gave it. */
        claim: Nullable(OneOf('waiting', 'declined')),
        classes: Type.Array(Type.Object({ classId: Id, name: Type.String(), organisationShortName: Type.String() })),
      }),
    ),
  }),
})

/** What a person has to be told about the roster: `guardian_linked` names the new guardian and the child, `group_without_owner` who left it, `code_burnt` the child of the sheet, `relation_declined` and `relation_confirmed` the child whose legal representative one is not, or is after all. */
export const RosterNotice = Type.Object({
  id: Id,
  code: OneOf(
    'guardian_linked',
    'guardian_removed',
    'role_granted',
    'role_revoked',
    'name_like_staff',
    'group_without_owner',
    'code_burnt',
    'relation_declined',
    'relation_confirmed',
  ),
  at: Instant,
  organisationId: Nullable(Id),
  /** Whom it is about, the main one first: guardian, child. */
  people: Type.Array(PersonBrief),
  seenAt: Nullable(Instant),
})
export type RosterNotice = Static<typeof RosterNotice>

export const rosterNotices = query('roster.notices', {
  summary: 'What I have to be told about the roster, newest first, at most fifty.',
  input: Nothing,
  output: Type.Object({ notices: Type.Array(RosterNotice), unseen: Type.Integer() }),
})

export const seeRosterNotices = command('roster.noticesSeen', {
  summary: 'I have seen them.',
  input: Exactly({ ids: Type.Array(Id, { minItems: 1, maxItems: 50 }) }),
  output: Nothing,
})

/** On my own stream: fetch `roster.notices`. */
export const rosterNoticeAdded = event('roster.notice', 'person', Type.Object({ id: Id }))

/**
 * On my own stream: my roles, classes or children changed; fetch `account.me` and what is on the screen. How I see others
 * follows from my own ties: all names are to be fetched anew.
 */
export const tiesChanged = event('roster.tiesChanged', 'person', Type.Object({}))
