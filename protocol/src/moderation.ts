import Type, { type Static } from 'typebox'
import { command, event, query } from './contract.ts'
import { Exactly, Id, Instant, Nothing, Nullable, OneOf, PersonBrief, Seq } from './common.ts'
import { Entity } from './messages.ts'
import { FileBrief } from './files.ts'

// «Пожаловаться» -----------------------------------------------------------------------------------------------------

export const reportReasons = [
  'insult',
  'bullying',
  'threat',
  'sexual',
  'drugs',
  'extremism',
  'spam',
  'stranger',
  'other',
] as const
export const ReportReason = OneOf(...reportReasons)
export type ReportReason = Static<typeof ReportReason>

/** Moderators answer within so many hours; later the report stands first. */
export const reportDeadlineHours = 24

export const fileReport = command('reports.file', {
  summary: 'Report a message (`conversationId` and `seq`) or a person (`personId`). A reason may be left out.',
  input: Exactly({
    id: Id,
    conversationId: Type.Optional(Id),
    seq: Type.Optional(Seq),
    personId: Type.Optional(Id),
    reason: Type.Optional(ReportReason),
    comment: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  output: Type.Object({
    /** Who reads it: the organisation’s moderators, the office above it, or, where nobody is left, it waits. */
    goesTo: OneOf('organisation', 'office', 'waiting'),
  }),
})

export const ReportAction = OneOf('delete_message', 'warn', 'remove_from_conversation', 'block_account', 'dismiss')
export type ReportAction = Static<typeof ReportAction>

/** A report as a row of the queue: no text yet, since opening it is recorded. */
export const ReportRow = Type.Object({
  id: Id,
  organisationId: Id,
  organisationName: Type.String(),
  about: PersonBrief,
  ofMessage: Type.Boolean(),
  reason: ReportReason,
  filedAt: Instant,
  dueAt: Instant,
  /** How many reports stand about the same message or person. */
  same: Type.Integer(),
  resolvedAt: Nullable(Instant),
  actions: Type.Array(ReportAction),
})
export type ReportRow = Static<typeof ReportRow>

export const listReports = query('reports.list', {
  summary: 'Reports that I am to answer: open ones by deadline, or answered ones, newest first.',
  input: Exactly({
    state: Type.Optional(OneOf('open', 'resolved')),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Type.Object({
    reports: Type.Array(ReportRow),
    open: Type.Integer(),
    cursor: Nullable(Type.String()),
  }),
})

/**
 * A line as it stood when the report was filed. Files stand in the reported line only; their bytes come from
 * `/api/reports/<reportId>/<fileId>`, small copies from `…/preview`.
 */
export const ReportedLine = Type.Object({
  seq: Seq,
  author: Nullable(PersonBrief),
  at: Instant,
  text: Type.String(),
  entities: Type.Array(Entity),
  files: Type.Array(FileBrief),
  reported: Type.Boolean(),
})
export type ReportedLine = Static<typeof ReportedLine>

export const getReport = query('reports.get', {
  summary: 'Open a report: the message as it was filed, with some lines around it. Each opening is recorded.',
  input: Exactly({ reportId: Id }),
  output: Type.Object({
    report: ReportRow,
    reporter: PersonBrief,
    comment: Type.String(),
    conversation: Nullable(Type.Object({ id: Id, title: Type.String(), kind: Type.String() })),
    lines: Type.Array(ReportedLine),
    /** What can be done here: one cannot remove anybody from a direct conversation. */
    possible: Type.Array(ReportAction),
    note: Type.String(),
    resolvedBy: Nullable(PersonBrief),
  }),
})

export const resolveReport = command('reports.resolve', {
  summary: 'Answer a report. The reporter and, unless dismissed, the reported person are told what was done.',
  input: Exactly({
    reportId: Id,
    actions: Type.Array(ReportAction, { minItems: 1, maxItems: 4, uniqueItems: true }),
    /** For the other moderators; needed for `dismiss` and `block_account`. */
    note: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  output: Nothing,
})

export const waitingReports = query('reports.waiting', {
  summary:
    'For the operator: how many reports wait with nobody to read them, by organisation. Nothing of what they say.',
  input: Nothing,
  output: Type.Object({
    organisations: Type.Array(
      Type.Object({ id: Id, shortName: Type.String(), count: Type.Integer(), oldestAt: Instant }),
    ),
  }),
})

/** What came of my own report, or what was decided about me. */
export const ModerationNotice = Type.Object({
  id: Id,
  kind: OneOf('report_answered', 'warned', 'message_deleted', 'removed_from_conversation'),
  /** Of a report of mine: whether something was done. */
  acted: Type.Boolean(),
  conversationId: Nullable(Id),
  seq: Nullable(Seq),
  at: Instant,
})
export type ModerationNotice = Static<typeof ModerationNotice>

export const moderationNotices = query('reports.notices', {
  summary: 'What I have not yet confirmed to have seen.',
  input: Nothing,
  output: Type.Object({ notices: Type.Array(ModerationNotice) }),
})

export const confirmNotice = command('reports.confirmNotice', {
  summary: 'I have seen this notice.',
  input: Exactly({ noticeId: Id }),
  output: Nothing,
})

/** On the streams of those who answer reports: fetch `reports.list`. */
export const reportsChanged = event('reports.changed', 'person', Type.Object({ reportId: Id }))

/** Fetch `reports.notices`. */
export const moderationNoticed = event('moderation.noticed', 'person', Type.Object({ noticeId: Id }))

export const reportFilePaths = {
  original: (reportId: string, fileId: string) => `/api/reports/${reportId}/${fileId}`,
  preview: (reportId: string, fileId: string) => `/api/reports/${reportId}/${fileId}/preview`,
} as const

// Blocks between persons ---------------------------------------------------------------------------------------------

export const blockPerson = command('blocks.add', {
  summary: 'No direct messages between me and this person, either way. Official chats are not touched.',
  input: Exactly({ personId: Id }),
  output: Nothing,
})

export const unblockPerson = command('blocks.remove', {
  summary: 'Take a block back.',
  input: Exactly({ personId: Id }),
  output: Nothing,
})

export const listBlocks = query('blocks.list', {
  summary: 'Whom I have blocked.',
  input: Nothing,
  output: Type.Object({ people: Type.Array(PersonBrief) }),
})

/** On one’s own stream, for the other devices: fetch `blocks.list`. */
export const blocksChanged = event('blocks.changed', 'person', Type.Object({}))
