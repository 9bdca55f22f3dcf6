import type { AuditAct } from '#protocol/audit.ts'
import { counted } from '../../platform/i18n/plural.ts'
import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'
import type { Words } from './words.ts'

const inClass = ({ className }: Words) => (className ? ` ${className}` : '')
const children = (n: number) => counted(n, { one: 'child', other: 'children' })
const codes = (n: number) => counted(n, { one: 'code', other: 'codes' })
const role = (word: string) => (word ? ` “${word}”` : '')
const lists: Record<string, string> = { staff: 'staff', pupils: 'children', guardians: 'parents' }
const whose: Record<string, string> = { pupil: 'of a pupil', guardian: 'of a parent', staff: 'of a member of staff' }

const acts = {
  'person.viewed': () => 'Opened a person’s card',
  'people.listed': ({ circle }) => `Opened the list of ${lists[circle] ?? 'all people'}`,
  'class.viewed': (w) => `Opened the class${inClass(w)}: children and parents`,
  'invitations.listed': () => 'Opened the list of issued codes',
  'invitations.shown': ({ count }) => `Was shown sheets to print: ${codes(count)}`,
  'joins.listed': () => 'Opened the requests',
  'reports.listed': () => 'Opened the list of reports',
  'report.opened': () => 'Opened a report',
  'audit.viewed': () => 'Opened the audit log',
  'accounts.listed': () => 'Listed all logins',
  'role.granted': (w) => `Gave the role${role(w.role)}`,
  'role.revoked': (w) => `Took back the role${role(w.role)}`,
  'staff.removed': (w) => `Ended the work in the organisation${w.roles ? `: ${w.roles}` : ''}`,
  'pupil.removed': (w) => `Took a child off the class${inClass(w)}`,
  'guardian.removed': () => 'Untied a parent from a child',
  'person.renamed': () => 'Corrected a name',
  'class.created': (w) => `Made the class${inClass(w)}${w.count ? `: ${children(w.count)}` : ''}`,
  'class.renamed': (w) => `Renamed the class${inClass(w)}`,
  'class.pupils_added': (w) => `Added to the class${inClass(w)}: ${children(w.count)}`,
  'class.form_teacher_set': (w) =>
    w.kind === 'ended' ? `Ended the form teacher’s work${inClass(w)}` : `Made form teacher${inClass(w)}`,
  'class.teacher_added': (w) => `Added a teacher to the class${inClass(w)}`,
  'class.teacher_removed': (w) => `Took a teacher off the class${inClass(w)}`,
  'invitations.issued': (w) => `Issued invitations${role(w.role)}: ${codes(w.count)}`,
  'invitation.reissued': () => 'Issued an invitation anew',
  'invitation.revoked': () => 'Revoked an invitation',
  'class_code.issued': (w) =>
    `Issued a code of the class${inClass(w)} for ${w.kind === 'pupil' ? 'children' : 'parents'}`,
  'class_code.closed': (w) => `Closed a code of the class${inClass(w)}`,
  'join.requested': (w) => `Asked to join${w.className ? ` the class ${w.className}` : ''}`,
  'join.approved': (w) => `Approved the request ${whose[w.kind] ?? ''}${inClass(w)}`,
  'join.refused': (w) => `Refused the request ${whose[w.kind] ?? ''}${inClass(w)}`,
  'account.blocked': () => 'Closed the account on all devices',
  'account.unblocked': () => 'Opened the account again',
  'reset.requested': () => 'Asked to restore access',
  'reset.issued': () => 'Issued a code to restore access',
  'reset.released': () => 'Released the restoring of access',
  'reset.redeemed': () => 'Restored access; other sessions ended',
  'operator.created': () => 'Made an operator’s account',
  'second_factor.set': () => 'Switched the second factor on',
  'second_factor.removed': () => 'Switched the second factor off',
  'conversations.enter': () => 'Administration entered a class chat',
  'messages.delete': () => 'Deleted somebody else’s message',
  'report.resolved': (w) => `Answered a report${w.actions ? `: ${w.actions}` : ''}`,
  'organisation.founded': () => 'Founded the organisation',
  'organisation.added': () => 'Added the organisation',
  'organisation.updated': () => 'Changed the organisation’s data or rules',
} satisfies Record<AuditAct, (words: Words) => string>

const en: SameTexts<typeof ru> = {
  title: 'Audit log',
  intro: 'Who did what, and whose data was looked at. Rows are not changed and not removed.',
  mineIntro: 'Who of the administration opened your data or lists that you are on, and what they changed.',
  acts,
  unknownAct: (act: string) => `Act ${act}`,
  decisions: {
    delete_message: 'message deleted',
    warn: 'warning',
    remove_from_conversation: 'removed from the conversation',
    block_account: 'account closed',
    dismiss: 'no measures',
  },
  what: 'What',
  everything: 'Everything',
  groups: {
    looks: 'Looks',
    people: 'Roles and people',
    classes: 'Classes',
    joining: 'Invitations and requests',
    access: 'Sign-in and passwords',
    talk: 'Chats and reports',
    organisation: 'Organisation',
  },
  oneAct: (text: string) => `— ${text}`,
  from: 'From',
  to: 'To',
  who: 'Who',
  about: 'About',
  child: 'Child',
  line: 'On the list',
  reason: 'Reason',
  onlyBy: (name: string) => `Show only what was done by ${name}`,
  onlyAbout: (name: string) => `Show only what is about ${name}`,
  stop: 'filter no more',
  chosenPerson: 'the chosen person',
  filters: 'Filters',
  reset: 'Clear the filters',
  server: 'whoever runs the server',
  erased: 'data erased',
  number: (n: string) => `No. ${n}`,
  unsealed: 'no number yet',
  more: 'Show more',
  print: 'Print',
  nothing: 'Nothing found',
  nothingText: 'Change the filters or the period.',
  nobody: 'Nobody yet',
  nobodyText: 'Who of the administration opened your data will appear here.',
  listLabel: 'Rows of the log',
}

export default en
