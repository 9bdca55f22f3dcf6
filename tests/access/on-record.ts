import type { AuditAct } from '#protocol/audit.ts'
import type { Line } from './matrix.ts'

/** The act that the call leaves in the audit log, or why it needs none. `proved`: where a test sees the row, if not here. */
export type Record = { act: AuditAct; proved?: string } | { none: string }

/** Nobody of them administers anything: what they may do is not administration. */
const ordinary = ['nobody', 'operator', 'pending', 'stranger', 'otherPupil', 'pupil', 'guardian']

/** Calls for which the list below must have a word: only staff may, or only whoever a thing waits for. */
export function isAdministrative({ may }: Line): boolean {
  return !may.some((role) => ordinary.includes(role))
}

const act = (name: AuditAct, proved?: string): Record => (proved === undefined ? { act: name } : { act: name, proved })
const none = (why: string): Record => ({ none: why })

const organisationsImport = 'server/src/features/organisations-import/organisations-imports.test.ts'

/** Administrative calls and looks of the administration. Names of calls that everybody has stand here where managers see more. */
export const onRecord: { readonly [call: string]: Record } = {
  'organisations.add': act('organisation.added'),
  'organisations.update': act('organisation.updated'),
  'organisations.verify': act('organisation.unverified'),
  'organisations.setBranch': act('organisation.branch_set'),
  'organisations.move': act('organisation.moved', 'server/src/features/organisations/profiles.test.ts'),
  'organisations.close': act('organisation.closed'),
  'organisations.setExpected': act('organisation.expected_set'),
  'organisationImports.inspect': none('a file of one’s own beside one’s own organisations; applying it is on record'),
  'organisationImports.mendFile': none('rows of a file of one’s own'),
  'organisationImports.apply': act('organisations.imported', organisationsImport),
  'organisationImports.undo': act('organisations.import_undone', organisationsImport),
  'organisationImports.list': none('files and counts, nobody by name'),
  'organisations.expected': none('numbers, nobody by name'),
  'organisations.get': none('the organisation itself, its settings, and who leads it, as everybody knows'),
  'organisations.status': none('counts, nobody by name'),
  'organisations.people': act('people.listed'),
  'roster.person': act('person.viewed'),
  'roster.rename': act('person.renamed'),
  'roster.grantRole': act('role.granted'),
  'roster.revokeRole': act('role.revoked'),
  'roster.removeStaff': act('staff.removed'),
  'roster.removePupil': act('pupil.removed'),
  'roster.removeGuardian': act('guardian.removed'),
  'roster.work': act('person.viewed'),
  'roster.beginLeave': act('leave.begun'),
  'roster.changeLeave': act('leave.changed'),
  'roster.endLeave': act('leave.ended'),
  'roster.guardians': act('guardians.seen'),
  'roster.setGuardianRights': act('guardian.rights_set'),
  'roster.restrictGuardian': act('guardian.restricted'),
  'roster.changeRestriction': act('guardian.restriction_changed'),
  'roster.liftRestriction': act('guardian.restriction_lifted'),
  'rosterImports.inspect': none('a file of one’s own beside one’s own roster; applying it is on record'),
  'rosterImports.apply': act('roster.imported', 'server/src/features/roster-import/roster-imports.test.ts'),
  'rosterImports.undo': act('roster.import_undone', 'server/src/features/roster-import/roster-imports.test.ts'),
  'rosterImports.list': none('files and counts, nobody by name'),
  'rights.sees': act('rights.seen'),
  'rights.mayWrite': act('rights.writing_seen'),
  'classes.create': act('class.created'),
  'classes.addPupils': act('class.pupils_added'),
  'classes.rename': act('class.renamed'),
  'classes.setFormTeacher': act('class.form_teacher_set'),
  'classes.addTeacher': act('class.teacher_added'),
  'classes.removeTeacher': act('class.teacher_removed'),
  'classes.get': act('class.viewed'),
  'classes.issueCode': act('class_code.issued'),
  'classes.closeCode': act('class_code.closed'),
  'invitations.create': act('invitations.issued'),
  'invitations.invitePerson': act('invitations.issued'),
  'invitations.reissue': act('invitation.reissued'),
  'invitations.revoke': act('invitation.revoked'),
  'invitations.list': act('invitations.listed'),
  'invitations.sheet': act('invitations.shown'),
  'joins.list': act('joins.listed', 'server/src/features/audit/on-record.test.ts'),
  'joins.approve': act('join.approved', 'server/src/features/roster/roster.test.ts'),
  'joins.refuse': act('join.refused', 'server/src/features/audit/on-record.test.ts'),
  'accounts.block': act('account.blocked', 'server/src/features/accounts/blocking.test.ts'),
  'accounts.unblock': act('account.unblocked', 'server/src/features/audit/on-record.test.ts'),
  'resets.request': act('reset.issued', 'server/src/features/accounts/resets.test.ts'),
  'resets.release': act('reset.released', 'server/src/features/accounts/resets.test.ts'),
  'resets.waiting': none('asks for the reader’s own answer: who waits for it, and nothing about them'),
  'conversations.enter': act('conversations.enter'),
  'conversations.rename': none('talk, not administration: the chat itself says who did it'),
  'conversations.addParticipants': none('talk, not administration: the chat itself says who did it'),
  'conversations.removeParticipant': none('talk, not administration: the chat itself says who did it'),
  'conversations.setParticipantRole': none('talk, not administration: the chat itself says who did it'),
  'messages.delete': act('messages.delete', 'server/src/features/audit/log.test.ts'),
  'messages.pin': none('talk, not administration: the chat itself says who did it'),
  'reports.list': act('reports.listed'),
  'reports.get': act('report.opened'),
  'reports.resolve': act('report.resolved', 'server/src/features/audit/log.test.ts'),
  'reports.waiting': none('a count'),
  'reports.confirmNotice': none('one’s own: I have read what I was told'),
  'sessions.revoke': none('one’s own'),
  'sessions.switch': none('one’s own'),
  'setup.found': none('the link that founds is spent here; its act organisation.founded is seen where it works'),
  'demo.people': none('invented people'),
  'demo.signInAs': none('invented people'),
  'audit.list': act('audit.viewed'),
}
