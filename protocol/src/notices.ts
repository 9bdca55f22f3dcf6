import Type, { type Static } from 'typebox'
import { OrganisationKind } from './accounts.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief } from './common.ts'
import { command, event, query } from './contract.ts'
import { FileBrief } from './files.ts'

export const noticeTitleLengthMax = 200
export const noticeTextLengthMax = 20_000
/** More people than this are not asked at once. */
export const noticeRecipientsMax = 150_000
export const noticePageMax = 100
/** More names than this do not fit one sheet. */
export const noticeExportMax = 5_000
export const noticeReasonLengthMin = 5
export const noticeReasonLengthMax = 300

/** Whom a notice may ask: roles as the roster has them. */
export const noticeRoles = [
  'head',
  'deputy',
  'administrator',
  'office_specialist',
  'form_teacher',
  'teacher',
  'staff',
  'pupil',
  'guardian',
] as const
export const NoticeRole = OneOf(...noticeRoles)
export type NoticeRole = Static<typeof NoticeRole>

/** Roles × organisations: of the sender's organisation and all below it, what these fields leave. */
export const NoticeCircle = Exactly({
  roles: Type.Array(NoticeRole, { minItems: 1, uniqueItems: true }),
  organisationIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 3000, uniqueItems: true })),
  kinds: Type.Optional(Type.Array(OrganisationKind, { minItems: 1, uniqueItems: true })),
  /** Only those tied to this class. */
  classId: Type.Optional(Id),
})
export type NoticeCircle = Static<typeof NoticeCircle>

/** A person counts once in each organisation. Who has left or is on long leave is outside of all numbers but these two. */
export const NoticeCounts = Type.Object({
  asked: Type.Integer(),
  /** Before the deadline. */
  acknowledged: Type.Integer(),
  /** After it. */
  late: Type.Integer(),
  /** Of those who have not acknowledged: no account yet. */
  withoutAccount: Type.Integer(),
  left: Type.Integer(),
  onLeave: Type.Integer(),
})
export type NoticeCounts = Static<typeof NoticeCounts>

const NoticeOrganisation = Type.Object({ id: Id, shortName: Type.String(), kind: OrganisationKind })

/** What is asked of me. `acknowledgedAt: null` and `asked`: the button waits. */
export const MyPart = Type.Object({
  acknowledgedAt: Nullable(Instant),
  late: Type.Boolean(),
  /** False: I have left every organisation in which I was asked, or am on long leave there. */
  asked: Type.Boolean(),
  /** Not asked while my leave lasts. */
  onLeave: Type.Boolean(),
})

export const NoticeBrief = Type.Object({
  id: Id,
  title: Type.String(),
  organisation: NoticeOrganisation,
  author: PersonBrief,
  hasFile: Type.Boolean(),
  sentAt: Instant,
  dueAt: Instant,
  withdrawnAt: Nullable(Instant),
  /** Null: I am not asked. */
  mine: Nullable(MyPart),
  /** Of what I manage; null: I see no state. */
  counts: Nullable(NoticeCounts),
})
export type NoticeBrief = Static<typeof NoticeBrief>

/** `asked`: what I am asked, what waits first. `followed`: what my organisation sent or what asks its people. */
export const NoticeBox = OneOf('asked', 'followed')
export type NoticeBox = Static<typeof NoticeBox>

/**
 * `waiting`: waits for me. `own`: sent in the name of what I lead. `past`: asks me no more; of what I follow, its deadline has
 * passed or it was withdrawn.
 */
export const NoticeFilter = OneOf('waiting', 'own', 'past')
export type NoticeFilter = Static<typeof NoticeFilter>

const Paged = {
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: noticePageMax })),
}

export const listNotices = query('notices.list', {
  summary: 'Notices that ask me, those that wait first; or those whose state I see, newest first.',
  input: Exactly({
    box: NoticeBox,
    show: Type.Optional(NoticeFilter),
    /** Words of the title, the text or the sender. */
    text: Type.Optional(Type.String({ maxLength: 100 })),
    ...Paged,
  }),
  output: Type.Object({
    /** How many wait for me, in either box. */
    waiting: Type.Integer(),
    total: Type.Integer(),
    notices: Type.Array(NoticeBrief),
  }),
})

export const getNotice = query('notices.get', {
  summary: 'A notice that asks me or whose state I see. Its file lies at `noticeFilePath`.',
  input: Exactly({ noticeId: Id }),
  output: Type.Object({
    notice: NoticeBrief,
    text: Type.String(),
    file: Nullable(FileBrief),
    /** For those who see the state. */
    circle: Nullable(NoticeCircle),
    /** In whose name it was sent is mine: I may remind and withdraw. False once it was withdrawn. */
    mayWithdraw: Type.Boolean(),
    /** When it reminds by itself, past or ahead. */
    remindAt: Nullable(Instant),
    remindedAt: Nullable(Instant),
    /** Today already: not again before tomorrow. */
    remindedToday: Type.Boolean(),
  }),
})

export const noticeFilePath = (noticeId: string) => `/api/notices/${noticeId}/file`

/** From where somebody may send. `classes`: form teachers ask guardians and pupils of their own classes only. */
export const NoticeSender = Type.Object({
  organisation: NoticeOrganisation,
  /** Everybody of the organisation and below; false: only the classes. */
  whole: Type.Boolean(),
  organisationsBelow: Type.Integer(),
  classes: Type.Array(Type.Object({ id: Id, name: Type.String() })),
})
export type NoticeSender = Static<typeof NoticeSender>

export const noticeSenders = query('notices.senders', {
  summary: 'In the name of which organisations I may send notices, and to whom.',
  input: Nothing,
  output: Type.Object({ senders: Type.Array(NoticeSender) }),
})

export const NoticePreview = Type.Object({
  people: Type.Integer(),
  organisations: Type.Integer(),
  withoutAccount: Type.Integer(),
  /** On long leave: not asked. */
  onLeave: Type.Integer(),
})
export type NoticePreview = Static<typeof NoticePreview>

export const previewNotice = query('notices.preview', {
  summary: 'How many people in how many organisations a circle holds now.',
  input: Exactly({ organisationId: Id, circle: NoticeCircle }),
  output: NoticePreview,
})

export const sendNotice = command('notices.send', {
  summary: 'Ask a circle of people to acknowledge a text by a date. The circle is frozen now; newcomers are asked too.',
  input: Exactly({
    id: Id,
    organisationId: Id,
    title: Type.String({ minLength: 1, maxLength: noticeTitleLengthMax }),
    text: Type.String({ maxLength: noticeTextLengthMax }),
    /** One's own, uploaded and not sent yet. */
    fileId: Type.Optional(Id),
    circle: NoticeCircle,
    dueAt: Instant,
    /** Those who have not acknowledged are reminded on the last working day before the deadline; true unless told otherwise. */
    remind: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({ people: Type.Integer(), organisations: Type.Integer() }),
})

export const openedNotice = command('notices.opened', {
  summary: 'The notice was on my screen for two seconds.',
  input: Exactly({ noticeId: Id }),
  output: Nothing,
})

export const acknowledgeNotice = command('notices.acknowledge', {
  summary: 'I have read it. Once, for every organisation in which I am asked; nobody does it for another.',
  input: Exactly({ noticeId: Id }),
  output: Type.Object({ acknowledgedAt: Instant, late: Type.Boolean() }),
})

export const withdrawNotice = command('notices.withdraw', {
  summary: 'Take a notice of one’s organisation back: nobody is asked any more, what was acknowledged stays.',
  input: Exactly({ noticeId: Id }),
  output: Nothing,
})

export const remindNotice = command('notices.remind', {
  summary: 'Remind those who have not acknowledged a notice of one’s organisation, once a day. On record.',
  input: Exactly({ noticeId: Id }),
  output: Type.Object({
    /** With an account: whoever has none cannot hear of it. */
    people: Type.Integer(),
  }),
})

export const NoticeOfOrganisation = Type.Object({
  organisation: NoticeOrganisation,
  counts: NoticeCounts,
  /** I see everybody's name there, not only the heads'. */
  names: Type.Boolean(),
})
export type NoticeOfOrganisation = Static<typeof NoticeOfOrganisation>

export const noticeOrganisations = query('notices.organisations', {
  summary: 'The state of a notice by organisation, those that lag first.',
  input: Exactly({ noticeId: Id, text: Type.Optional(Type.String({ maxLength: 100 })), ...Paged }),
  output: Type.Object({ total: Type.Integer(), organisations: Type.Array(NoticeOfOrganisation) }),
})

export const NoticeStanding = OneOf('waiting', 'acknowledged', 'late', 'on_leave', 'left')
export type NoticeStanding = Static<typeof NoticeStanding>

export const NoticeRecipient = Type.Object({
  person: PersonBrief,
  organisation: NoticeOrganisation,
  /** As it was when the person was asked. */
  role: NoticeRole,
  position: Type.String(),
  className: Type.String(),
  standing: NoticeStanding,
  openedAt: Nullable(Instant),
  acknowledgedAt: Nullable(Instant),
  hasAccount: Type.Boolean(),
})
export type NoticeRecipient = Static<typeof NoticeRecipient>

const Whose = {
  noticeId: Id,
  /** Of this organisation; otherwise of all that I manage. */
  organisationId: Type.Optional(Id),
  standing: Type.Optional(NoticeStanding),
}

export const noticeRecipients = query('notices.recipients', {
  summary:
    'Who was asked, by name: of one’s own organisation everybody, of those below an office their heads. On record.',
  input: Exactly({ ...Whose, text: Type.Optional(Type.String({ maxLength: 100 })), ...Paged }),
  output: Type.Object({ total: Type.Integer(), people: Type.Array(NoticeRecipient) }),
})

export const exportNotice = command('notices.export', {
  summary:
    'The list of a notice as a workbook or for print, with a reason. On record, under a number that stands on each page.',
  input: Exactly({
    ...Whose,
    as: OneOf('xlsx', 'print'),
    reason: Type.String({ minLength: noticeReasonLengthMin, maxLength: noticeReasonLengthMax }),
  }),
  output: Type.Object({
    number: Type.Integer(),
    at: Instant,
    /** Full name of whoever exports. */
    by: Type.String(),
    people: Type.Array(NoticeRecipient),
    organisations: Type.Array(NoticeOfOrganisation),
    /** The workbook, in base64; null for print. */
    base64: Nullable(Type.String()),
  }),
})

/** On my own stream: a notice asks me, or reminds me, or was withdrawn, or I acknowledged it elsewhere; fetch `notices.list`. */
export const noticeChanged = event('notices.changed', 'person', Type.Object({ noticeId: Id }))

/** On the streams of the sender's organisation and of those asked: people acknowledged; one event stands for many. */
export const noticeProgressed = event('organisation.noticeProgressed', 'organisation', Type.Object({ noticeId: Id }))
