import Type, { type Static } from 'typebox'
import { command, event, query } from './contract.ts'
import { Login, NewPassword, OrganisationKind } from './accounts.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief, PersonName, Role } from './common.ts'
import { Identity } from './providers.ts'
import { NamesText, ReadName } from './classes.ts'
import { GrantableRole, Kinship, Position, Relation } from './roster.ts'

export const invitationDays = 30
export const invitationsAtOnceMax = 100
/** A code can be printed only so long after it was issued, and only by whoever issued it. */
export const sheetMinutes = 15

/** Signs of a code: found on both keyboards, none like another. Twelve of them in groups of four: «АВЕК-2345-МНРС». */
export const codeSigns = '23456789АВЕКМНРСТУХ'
export const codeLength = 12

/** What somebody holds: the printed code as typed, or the secret from the fragment of a link or QR. */
export const Ticket = Type.String({ minLength: 1, maxLength: 80 })

// Staff: invited one by one, released by the head ------------------------------------------------------------------

export const InvitationState = OneOf('issued', 'opened', 'claimed', 'used', 'expired', 'revoked')
export type InvitationState = Static<typeof InvitationState>

export const Invitation = Type.Object({
  id: Id,
  organisationId: Id,
  role: GrantableRole,
  position: Type.String(),
  /** On whose name it is issued; null where any one person may use it. */
  person: Nullable(PersonBrief),
  state: InvitationState,
  issuedAt: Instant,
  issuedBy: Nullable(PersonBrief),
  expiresAt: Instant,
})
export type Invitation = Static<typeof Invitation>

export const createInvitations = command('invitations.create', {
  summary: 'Invite staff: by a pasted list of names (they come onto the staff list), or a number of nameless codes.',
  input: Exactly({
    organisationId: Id,
    role: GrantableRole,
    position: Type.Optional(Position),
    names: Type.Optional(NamesText),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: invitationsAtOnceMax })),
  }),
  output: Type.Object({ invitationIds: Type.Array(Id), remarks: Type.Array(ReadName) }),
})

export const reissueInvitation = command('invitations.reissue', {
  summary: 'A new code for the same invitation; the old one stops working.',
  input: Exactly({ invitationId: Id }),
  output: Type.Object({ invitationId: Id }),
})

export const invitePerson = command('invitations.invitePerson', {
  summary: 'A code for somebody who already stands on the staff list without an account.',
  input: Exactly({ organisationId: Id, personId: Id }),
  output: Type.Object({ invitationId: Id }),
})

const ofPeople = Exactly({
  organisationId: Id,
  personIds: Type.Array(Id, { minItems: 1, maxItems: invitationsAtOnceMax, uniqueItems: true }),
})

/**
 * Why nothing was done for somebody. `not_listed`: not on the staff list; `not_allowed`: has a role that I may not give;
 * `joined`: has an account; `waiting`: a request that was made with the code must be answered; `no_code`: none is open.
 */
export const LeftOutReason = OneOf('not_listed', 'not_allowed', 'joined', 'waiting', 'no_code')
export type LeftOutReason = Static<typeof LeftOutReason>
const LeftOut = Type.Array(Type.Object({ personId: Id, why: LeftOutReason }))

export const invitePeople = command('invitations.invitePeople', {
  summary:
    'Codes for people of the staff list without an account; their former codes die. Tells who was left out and why.',
  input: ofPeople,
  output: Type.Object({
    /** In the order asked for. */
    issued: Type.Array(Type.Object({ personId: Id, invitationId: Id })),
    leftOut: LeftOut,
  }),
})

export const revokePeople = command('invitations.revokePeople', {
  summary: 'The open codes of these people stop working. Tells who was left out and why.',
  input: ofPeople,
  output: Type.Object({ revoked: Type.Array(Id), leftOut: LeftOut }),
})

export const revokeInvitation = command('invitations.revoke', {
  summary: 'The code stops working. A request that was made with it stays to be answered.',
  input: Exactly({ invitationId: Id }),
  output: Nothing,
})

export const listInvitations = query('invitations.list', {
  summary: 'Invitations of an organisation, newest first.',
  input: Exactly({
    organisationId: Id,
    state: Type.Optional(InvitationState),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  output: Type.Object({ total: Type.Integer(), invitations: Type.Array(Invitation) }),
})

/** One sheet of paper. The link carries its secret in the fragment: servers and logs on the way never see it. */
export const Sheet = Type.Object({
  id: Id,
  for: OneOf('staff', 'pupils', 'guardians'),
  organisationName: Type.String(),
  /** Empty for staff. */
  className: Type.String(),
  /** Empty on nameless sheets and class sheets. */
  personName: Type.String(),
  role: Nullable(Role),
  position: Type.String(),
  code: Type.String(),
  link: Type.String(),
  /** The address to type by hand: `https://school.example/join`. */
  address: Type.String(),
  expiresAt: Instant,
  seats: Nullable(Type.Integer()),
})
export type Sheet = Static<typeof Sheet>

export const invitationSheet = query('invitations.sheet', {
  summary: 'What a printed sheet needs, for a quarter of an hour after issue; later only a new code can be printed.',
  input: Exactly({ ids: Type.Array(Id, { minItems: 1, maxItems: invitationsAtOnceMax, uniqueItems: true }) }),
  output: Type.Object({ sheets: Type.Array(Sheet) }),
})

// Joining: with an invitation or a class code, then somebody inside answers ------------------------------------------

export const JoinKind = OneOf('staff', 'pupil', 'guardian')
export type JoinKind = Static<typeof JoinKind>

export const lookAtCode = command('joins.look', {
  summary: 'What a code is for. Alone it shows the organisation and nobody’s name.',
  input: Exactly({ ticket: Ticket }),
  output: Type.Object({
    kind: JoinKind,
    /** `birthday`: a code of a child’s sheet asks for the child’s day and month of birth (`joins.prove`). */
    asks: Nullable(OneOf('birthday')),
    organisation: Type.Object({ name: Type.String(), shortName: Type.String(), kind: OrganisationKind }),
  }),
})

/** The one fact that does not stand on a sheet: the child’s day and month of birth. */
export const Birthday = Exactly({
  day: Type.Integer({ minimum: 1, maximum: 31 }),
  month: Type.Integer({ minimum: 1, maximum: 12 }),
})
export type Birthday = Static<typeof Birthday>

/** So many wrong birthdays burn a code. */
export const wrongFactsMax = 5

export const proveCode = command('joins.prove', {
  summary:
    'The fact that a personal code asks for. Right: whom the code was issued for. Five wrong ones burn the code.',
  input: Exactly({ ticket: Ticket, birthday: Birthday }),
  output: Type.Object({
    /** Null: a guardian who is not on the roster and names him- or herself. */
    who: Nullable(PersonName),
    child: PersonName,
    className: Type.String(),
    /** The organisation does not know yet what this guardian is to the child by law. */
    asksRelation: Type.Boolean(),
    /** Whoever is signed in has that name: the account that is there takes the place over. */
    isYou: Type.Boolean(),
  }),
})

/**
 * By HTTP for newcomers: the answer sets the session cookie. Whoever is signed in sends no `login` and `password`
 * and asks with the account that is there; with them somebody else comes in beside, on the same device. Whom a personal code
 * was issued for is inside at once with the right birthday; a guardian who sends a `kinship` names him- or herself and waits.
 */
export const requestJoin = command('joins.request', {
  summary: 'Ask to be let in with a code. Until somebody inside approves, nothing of the organisation is shown.',
  input: Exactly({
    id: Id,
    ticket: Ticket,
    birthday: Type.Optional(Birthday),
    /** Without an account: one’s own name. */
    name: Type.Optional(PersonName),
    /** Guardians: the child’s name as the class list may hold it. */
    child: Type.Optional(PersonName),
    kinship: Type.Optional(Kinship),
    /** Guardians: legal representative or not; counts once the form teacher or the head has confirmed it. */
    relation: Type.Optional(Relation),
    login: Type.Optional(Login),
    password: Type.Optional(NewPassword),
    /** Instead of a password: what `providers.finish` gave. It will open the account. */
    identity: Type.Optional(Identity),
    locale: Type.Optional(OneOf('ru', 'en')),
    /** «Чужой компьютер»: nothing is kept offline, the session ends with the window. */
    ephemeral: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({ requestId: Id, personId: Id, state: OneOf('waiting', 'approved') }),
})

export const JoinState = OneOf('waiting', 'approved', 'refused')
export type JoinState = Static<typeof JoinState>

export const myJoins = query('joins.mine', {
  summary: 'My own requests and how they stand, newest first.',
  input: Nothing,
  output: Type.Object({
    requests: Type.Array(
      Type.Object({
        id: Id,
        kind: JoinKind,
        organisationShortName: Type.String(),
        state: JoinState,
        at: Instant,
        decidedAt: Nullable(Instant),
      }),
    ),
  }),
})

/** A line of the list that a request may belong to. */
export const JoinMatch = Type.Object({
  person: PersonBrief,
  /**
   * `same`: every word equals (ё/е, case, look-alike letters aside); `similar`: spelling differs a little; `sheet`: the code
   * stood on this child’s sheet, and no other line can be chosen.
   */
  match: OneOf('same', 'similar', 'sheet'),
  /** A pupil’s line that somebody has already joined as. */
  taken: Type.Boolean(),
})
export type JoinMatch = Static<typeof JoinMatch>

export const JoinRequest = Type.Object({
  id: Id,
  kind: JoinKind,
  organisationId: Id,
  classId: Nullable(Id),
  className: Type.String(),
  /** As the person wrote it. */
  name: PersonName,
  child: Nullable(PersonName),
  kinship: Nullable(Kinship),
  /** What the guardian says to be by law; whoever lets in confirms it. */
  relation: Nullable(Relation),
  at: Instant,
  /** Staff: what the invitation was issued for. */
  role: Nullable(Role),
  position: Type.String(),
  invitedPerson: Nullable(PersonBrief),
  /** Lines that fit, the best first; empty: choose by hand or refuse. */
  matches: Type.Array(JoinMatch),
  /** Another request points at the same line: look twice. */
  contested: Type.Boolean(),
  /** The name equals that of somebody on the staff, letters that look alike folded. */
  likeStaff: Type.Boolean(),
  /** Already known here with an account: a guardian with another child, a teacher who is a parent. */
  known: Type.Boolean(),
})
export type JoinRequest = Static<typeof JoinRequest>

export const listJoins = query('joins.list', {
  summary: 'Requests that wait for my answer, oldest first; of one class, one organisation, or all of mine.',
  input: Exactly({ organisationId: Type.Optional(Id), classId: Type.Optional(Id) }),
  output: Type.Object({ requests: Type.Array(JoinRequest) }),
})

export const countJoins = query('joins.count', {
  summary: 'How many requests wait for my answer: for the badge.',
  input: Nothing,
  output: Type.Object({
    staff: Type.Integer(),
    classes: Type.Integer(),
    /** Guardians inside who say that they are legal representatives. */
    relations: Type.Integer(),
  }),
})

export const approveJoin = command('joins.approve', {
  summary: 'Let a person in. For pupils and guardians `lineId` is the child’s line of the class list.',
  input: Exactly({
    requestId: Id,
    lineId: Type.Optional(Id),
    /** The guardian is what he or she says: a legal representative, who signs consents. */
    representative: Type.Optional(Type.Boolean()),
  }),
  output: Nothing,
})

export const refuseJoin = command('joins.refuse', {
  summary: 'Turn a request down; the person sees only that it was not confirmed.',
  input: Exactly({ requestId: Id }),
  output: Nothing,
})

/** On my own stream: one of my requests was answered; fetch `joins.mine` and `account.me`. */
export const joinAnswered = event('join.answered', 'person', Type.Object({ requestId: Id, state: JoinState }))

/** On my own stream: the number of requests that wait for my answer is another; fetch `joins.count`. */
export const joinsWaiting = event('joins.waiting', 'person', Type.Object({}))
