import Type, { type Static } from 'typebox'
import { query } from './contract.ts'
import { Exactly, Id, Instant, Nullable, OneOf, PersonBrief } from './common.ts'

/** Everything that leaves a row in the audit log, by what it has to do with. A new act needs a text in the client. */
export const auditActs = {
  looks: [
    ...(['person.viewed', 'people.listed', 'class.viewed', 'invitations.listed', 'invitations.shown'] as const),
    ...(['guardians.seen', 'representatives.listed', 'rights.seen', 'rights.writing_seen'] as const),
    ...([
      'joins.listed',
      'consents.listed',
      'library.readers',
      'reports.listed',
      'report.opened',
      'audit.viewed',
      'accounts.listed',
      'notice.names_seen',
    ] as const),
  ],
  people: [
    ...(['role.granted', 'role.revoked', 'staff.removed', 'pupil.removed'] as const),
    ...(['guardian.removed', 'person.renamed'] as const),
    ...(['leave.begun', 'leave.changed', 'leave.ended', 'guardian.rights_set', 'guardian.restricted'] as const),
    ...([
      'guardian.confirmed',
      'guardian.not_confirmed',
      'guardian.restriction_changed',
      'guardian.restriction_lifted',
    ] as const),
    ...(['consent.given', 'consent.refused', 'consent.withdrawn'] as const),
    ...(['roster.imported', 'roster.import_undone', 'roster.exported'] as const),
  ],
  classes: [
    ...([
      'class.created',
      'class.renamed',
      'class.pupils_added',
      'class.pupils_enrolled',
      'class.form_teacher_set',
    ] as const),
    ...(['class.teacher_added', 'class.teacher_removed'] as const),
    ...(['school_year.decided', 'school_year.begun', 'school_year.undone', 'school_year.run_started'] as const),
  ],
  joining: [
    ...(['invitations.issued', 'invitation.reissued', 'invitation.revoked'] as const),
    ...(['class_code.issued', 'class_code.closed', 'join.requested', 'join.approved', 'join.refused'] as const),
    ...(['sheets.issued', 'sheets.revoked', 'code.burnt', 'join.entered'] as const),
  ],
  access: [
    ...(['account.blocked', 'account.unblocked', 'reset.requested', 'reset.issued', 'reset.released'] as const),
    ...(['reset.redeemed', 'operator.created', 'second_factor.set', 'second_factor.removed'] as const),
    ...(['passkey.added', 'passkey.removed', 'provider.linked', 'provider.unlinked'] as const),
    ...(['accounts.merged', 'email.confirmed', 'email.removed', 'reset.by_mail'] as const),
  ],
  talk: [
    ...(['conversations.enter', 'messages.delete', 'report.resolved'] as const),
    ...(['notice.sent', 'notice.reminded', 'notice.withdrawn', 'notice.exported'] as const),
  ],
  organisation: [
    ...(['organisation.founded', 'organisation.added', 'organisation.updated', 'organisation.verified'] as const),
    ...(['organisation.unverified', 'organisation.branch_set', 'organisation.expected_set'] as const),
    ...(['organisation.moved', 'organisation.closed', 'organisation.goal_set', 'organisation.cut_off_set'] as const),
    ...(['organisation.colleges_set'] as const),
    ...(['organisation.common_chat_opened', 'organisation.common_chat_closed'] as const),
    ...(['library.saved', 'library.removed', 'library.restored'] as const),
    ...(['measure.recorded', 'measure.changed', 'measure.finished'] as const),
    ...(['organisations.imported', 'organisations.import_undone', 'snapshot.taken'] as const),
    ...(['old_chat.added', 'old_chat.changed', 'old_chat.state_set', 'old_chat.mistaken'] as const),
    ...(['old_chats.imported', 'old_chats.declared'] as const),
  ],
} as const

export type AuditGroup = keyof typeof auditActs
export type AuditAct = (typeof auditActs)[AuditGroup][number]

export const auditPageMax = 100

export const AuditGroup = OneOf('looks', 'people', 'classes', 'joining', 'access', 'talk', 'organisation')

/** Somebody a row speaks of. `person` is null when that person has been erased. */
export const AuditPerson = Type.Object({ person: Nullable(PersonBrief) })

/** What a sentence needs beside the people; only what the act has. */
export const AuditDetails = Type.Object({
  className: Type.Optional(Type.String()),
  /** Roles given, taken or invited to; circles of people for `people.listed`. */
  role: Type.Optional(Type.String()),
  roles: Type.Optional(Type.Array(Type.String())),
  circle: Type.Optional(Type.String()),
  kind: Type.Optional(Type.String()),
  count: Type.Optional(Type.Integer()),
  actions: Type.Optional(Type.Array(Type.String())),
})
export type AuditDetails = Static<typeof AuditDetails>

export const AuditRow = Type.Object({
  id: Type.Integer(),
  /** Its place in the chain; null for the second or so until it is sealed. */
  number: Nullable(Type.Integer()),
  at: Instant,
  /** One of `auditActs`, or what a later version knows. */
  act: Type.String(),
  organisation: Nullable(Type.Object({ id: Id, shortName: Type.String() })),
  /** Null: whoever runs the server, or the server itself. */
  actor: Nullable(AuditPerson),
  /** About whom. */
  subject: Nullable(AuditPerson),
  /** The second person of the act: the child of a guardian, the line of a list. */
  other: Nullable(AuditPerson),
  details: AuditDetails,
  /** What the actor gave as a reason. */
  note: Type.String(),
})
export type AuditRow = Static<typeof AuditRow>

/** Where the page before ended; `cursor` of its answer. */
const Cursor = Type.String({ pattern: '^[1-9]\\d{0,14}$' })

const AuditPage = Type.Object({ rows: Type.Array(AuditRow), cursor: Nullable(Type.String()) })

export const listAudit = query('audit.list', {
  summary:
    'The audit log of an organisation that I manage, newest first; for an office specialist with all that lies below. Looking is on record.',
  input: Exactly({
    organisationId: Id,
    group: Type.Optional(AuditGroup),
    act: Type.Optional(Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 60 })),
    /** From then on, and before then. */
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    actorId: Type.Optional(Id),
    aboutId: Type.Optional(Id),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: auditPageMax })),
  }),
  output: AuditPage,
})

export const auditAboutMe = query('audit.aboutMe', {
  summary: 'Who looked at my data or changed something about me, newest first; without what concerns a report.',
  input: Exactly({ cursor: Type.Optional(Cursor) }),
  output: AuditPage,
})
