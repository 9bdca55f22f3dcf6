import { indicatorsLines } from './indicators-lines.ts'
import { everybody, line, managers, never, once, signedIn, type Line } from './line.ts'
import { libraryLines } from './library-lines.ts'
import { weeklyReportLines } from './weekly-report-lines.ts'
import { snapshotsLines } from './snapshots-lines.ts'
import { oldChatsLines } from './old-chats-lines.ts'
import { noticesLines } from './notices-lines.ts'
import { representativesLines } from './representatives-lines.ts'
import type { Role, World } from './world.ts'

const inClassChat: Role[] = ['pupil', 'teacher']
const inGroup: Role[] = ['staff', 'teacher']
const ofTheClass: Role[] = ['teacher', ...managers]

const inRoom =
  (more: object = {}) =>
  (w: World) => ({ conversationId: w.pupils5, ...more })
const atLine =
  (more: object = {}) =>
  (w: World) => ({ conversationId: w.pupils5, seq: w.line, ...more })
const inMade =
  (more: (w: World) => object = () => ({})) =>
  (w: World) => ({ conversationId: w.group, ...more(w) })
const ofTown = (w: World) => ({ organisationId: w.town, fileId: w.id() })
const passkey = { credentialId: 'x', clientData: 'x', authenticatorData: 'x', signature: 'x', userHandle: 'x' }
const secret = 'A'.repeat(22)
const name = { familyName: 'Чужеземцева', givenName: 'Ольга' }

/**
 * Role × call. What is not listed here fails the test, so a new call cannot come without saying who may.
 * «May» means: is not turned away for who one is; the call may still be refused for other reasons.
 */
export const matrix: Record<string, Line> = {
  // Ways in
  'setup.state': line(everybody),
  'setup.found': never('there is an organisation already: the link that founds is spent', ['already_founded'], () => ({
    token: 'x',
    kind: 'school',
    name: 'Школа',
    timeZone: 'Europe/Moscow',
    person: name,
    login: 'fatima',
    password: 'перемена-26',
    locale: 'ru',
  })),
  'sessions.signIn': line(everybody, () => ({ login: 'nobody', password: 'wrong-password', ephemeral: false }), [
    'wrong_login_or_password',
  ]),
  'sessions.signOut': line(signedIn),
  'sessions.switch': once(['head'], (w) => ({ sessionId: w.ali.sessionId })),
  'sessions.onThisDevice': line(signedIn),
  'sessions.list': line(signedIn),
  'sessions.revokeOthers': line(signedIn),
  'secondFactor.propose': line(everybody, () => ({ login: 'nobody', password: 'wrong-password' }), [
    'wrong_login_or_password',
  ]),
  'secondFactor.confirm': line(signedIn, () => ({ setup: 'x', code: '123456' }), ['second_factor_setup_over']),
  'secondFactor.remove': line(signedIn, () => ({ password: 'wrong-password', code: '123456' }), ['wrong_password']),
  'passkeys.challenge': line(everybody),
  'passkeys.signIn': line(everybody, () => ({ answer: passkey }), ['passkey_wrong']),
  'passkeys.propose': line(signedIn, () => ({ password: 'wrong-password' }), ['wrong_password']),
  'passkeys.add': line(
    signedIn,
    () => ({ passkey: { credentialId: 'x', clientData: 'x', attestation: 'x', transports: [] }, name: 'Телефон' }),
    ['passkey_wrong'],
  ),
  'passkeys.list': line(signedIn),
  'passkeys.rename': line(signedIn, (w) => ({ passkeyId: w.id(), name: 'Телефон' }), ['passkey_not_found']),
  'passkeys.remove': line(signedIn, (w) => ({ passkeyId: w.id(), password: 'wrong-password' }), ['wrong_password']),
  'providers.begin': line(everybody, () => ({ providerId: 'none' }), ['provider_unknown']),
  'providers.finish': line(everybody, () => ({ flow: 'x', answer: 'code=x' }), ['provider_answer_wrong']),
  'providers.signIn': line(everybody, () => ({ identity: 'x' }), ['identity_over']),
  'providers.link': line(signedIn, () => ({ identity: 'x' }), ['identity_over']),
  'providers.unlink': line(signedIn, (w) => ({ linkId: w.id(), password: 'wrong-password' }), ['wrong_password']),
  'providers.links': line(signedIn),
  'merging.prove': line(signedIn, () => ({ login: 'nobody', password: 'wrong-password' }), ['wrong_login_or_password']),
  'merging.merge': line(signedIn, () => ({ other: 'x', password: 'wrong-password' }), ['wrong_password']),
  'account.me': line(signedIn),
  'account.setLocale': line(signedIn, () => ({ locale: 'ru' })),
  'account.confirmReset': line(signedIn),
  'resets.redeem': line(everybody, () => ({ login: 'fatima', code: '2222-2222-2222', newPassword: 'перемена-26' }), [
    'reset_code_wrong',
  ]),
  'email.propose': line(signedIn, () => ({ address: 'fatima@example.org' }), ['mail_off']),
  'email.confirm': line(signedIn, () => ({ code: '123456' }), ['mail_off']),
  'email.remove': line(signedIn, () => ({ password: 'wrong-password' }), ['wrong_password']),
  'resetLinks.ask': line(everybody, () => ({ login: 'fatima' }), ['mail_off']),
  'resetLinks.look': line(everybody, () => ({ secret }), ['reset_link_over']),
  'resetLinks.redeem': line(everybody, () => ({ secret, newPassword: 'перемена-26' }), ['reset_link_over']),
  'resetLinks.request': line(everybody, () => ({ secret }), ['reset_link_over']),

  // Messages
  'messages.send': line(inClassChat, (w) => ({ id: w.id(), conversationId: w.pupils5, text: 'Да' })),
  'messages.edit': line(['pupil'], atLine({ text: 'Добрый день' })),
  'messages.delete': line(inClassChat, atLine()),
  'messages.react': line(inClassChat, atLine({ emoji: '👍' })),
  'messages.pin': line(['teacher'], atLine({ pinned: true })),
  'messages.history': line(inClassChat, inRoom()),
  'messages.get': line(inClassChat, (w) => ({ conversationId: w.pupils5, seqs: [w.line] })),
  'messages.pinned': line(inClassChat, inRoom()),
  'messages.atDate': line(inClassChat, inRoom({ at: '2026-11-23T00:00:00.000Z' })),
  'messages.readers': line(inClassChat, atLine()),
  'messages.reactors': line(inClassChat, atLine()),
  'messages.search': line(signedIn, () => ({ text: 'здравствуйте' })),

  // Conversations
  'conversations.list': line(signedIn),
  'conversations.get': line(inClassChat, inRoom()),
  'conversations.participants': line(inClassChat, inRoom()),
  'conversations.markRead': line(inClassChat, (w) => ({ conversationId: w.pupils5, seq: w.line })),
  'conversations.mute': line(inClassChat, inRoom({ until: null })),
  'conversations.pin': line(inClassChat, inRoom({ pinned: true })),
  'conversations.saveDraft': line(inClassChat, inRoom({ text: 'Я хотел' })),
  'conversations.enter': once(['administrator', 'head'], inRoom({ reason: 'Жалоба родителей' })),
  'conversations.create': line(
    ['stranger', 'guardian', 'staff', 'teacher', 'administrator', 'head', 'office'],
    (w) => ({
      id: w.id(),
      kind: 'group',
      title: 'Новая',
      personIds: [],
    }),
  ),
  'conversations.rename': line(
    ['teacher'],
    inMade(() => ({ title: 'Иначе' })),
  ),
  'conversations.addParticipants': line(
    inGroup,
    inMade((w) => ({ personIds: [w.head.personId] })),
  ),
  'conversations.removeParticipant': once(
    ['teacher'],
    inMade((w) => ({ personId: w.librarian.personId })),
  ),
  'conversations.setParticipantRole': line(
    ['teacher'],
    inMade((w) => ({ personId: w.secretary.personId, role: 'moderator' })),
  ),
  'conversations.startDirect': line(
    ['teacher', 'staff', 'administrator', 'head', 'office', 'guardian', 'pupil'],
    (w, role) => ({
      personId: role === 'teacher' ? w.head.personId : w.teacher.personId,
    }),
  ),
  'people.find': line(signedIn, () => ({ text: 'а' })),
  'people.get': line(signedIn, (w) => ({ ids: [w.fatima.personId] })),
  'people.mayWrite': line(signedIn, (w) => ({ personId: w.teacher.personId })),
  'sync.events': line(signedIn, (w) => ({ streams: [{ s: w.pupils5, after: 0 }] })),

  // Organisations and their people
  'organisations.add': line(['office'], (w) => ({
    id: w.id(),
    parentId: w.town,
    kind: 'kindergarten',
    name: 'Ромашка',
    shortName: 'Ромашка',
    timeZone: 'Europe/Moscow',
  })),
  'organisations.update': line(managers, (w) => ({ organisationId: w.school, shortName: 'СОШ 1' })),
  'organisations.verify': line(['office'], (w) => ({ organisationId: w.school, verified: false })),
  'organisations.setBranch': line(['office'], (w) => ({
    ...{ organisationId: w.school, isBranch: true, headOrganisationId: null, reporting: true },
  })),
  'organisations.move': line(['office'], (w) => ({ organisationId: w.school, parentId: w.town })),
  'organisations.close': once(['office'], (w) => ({ organisationId: w.school, document: '12-р' })),
  'organisations.commonChats': line(['office'], (w) => ({ organisationId: w.town })),
  'organisations.openCommonChat': line(['office'], (w) => ({ organisationId: w.town, kind: 'heads' })),
  'organisations.closeCommonChat': line(['office'], (w) => ({ organisationId: w.town, kind: 'heads' })),
  'organisations.expected': line(['staff', 'teacher', ...managers], (w) => ({ organisationId: w.school })),
  'organisations.setExpected': line(['office'], (w) => ({
    ...{ organisationId: w.school, from: '2026-09-01', source: 'ОО-1' },
    ...{ staff: 40, children: 300, classes: 14 },
  })),
  'organisations.progress': line(managers, (w) => ({ organisationId: w.school })),
  'organisationImports.inspect': line(['office'], ofTown, ['file_missing']),
  'organisationImports.mendFile': line(['office'], ofTown, ['file_missing']),
  'organisationImports.apply': line(['office'], ofTown, ['file_missing']),
  'organisationImports.undo': line(['office'], (w) => ({ organisationId: w.town, importId: w.id() }), [
    'no_organisations_import',
  ]),
  'organisationImports.list': line(['office'], (w) => ({ organisationId: w.town })),
  'organisations.list': line(signedIn),
  'organisations.get': line(['staff', 'teacher', ...managers], (w) => ({ organisationId: w.school })),
  'organisations.status': line(['staff', 'teacher', ...managers], (w) => ({ organisationId: w.school })),
  'organisations.people': line(['staff', 'teacher', ...managers], (w) => ({ organisationId: w.school })),
  'roster.person': line(['pupil', 'guardian', ...ofTheClass], (w) => ({ personId: w.fatima.personId })),
  'roster.rename': line(ofTheClass, (w) => ({ personId: w.fatima.personId, organisationId: w.school, name })),
  'roster.grantRole': line(managers, (w) => ({
    organisationId: w.school,
    personId: w.secretary.personId,
    role: 'teacher',
  })),
  'roster.revokeRole': once(managers, (w) => ({
    organisationId: w.school,
    personId: w.librarian.personId,
    role: 'staff',
  })),
  'roster.removeStaff': once(managers, (w) => ({ organisationId: w.school, personId: w.librarian.personId })),
  'roster.removePupil': once(ofTheClass, (w) => ({ classId: w.class5, personId: w.ali.personId })),
  'roster.removeGuardian': once(ofTheClass, (w) => ({ childId: w.fatima.personId, guardianId: w.father.personId })),
  'roster.work': line(managers, (w) => ({ organisationId: w.school, personId: w.librarian.personId })),
  'rosterImports.inspect': line(managers, (w) => ({ organisationId: w.school, fileId: w.id() }), ['file_missing']),
  'rosterImports.columns': line(managers, (w) => ({ organisationId: w.school, fileId: w.id() }), ['file_missing']),
  'rosterImports.mendFile': line(managers, (w) => ({ organisationId: w.school, fileId: w.id() }), ['file_missing']),
  'rosterImports.apply': line(managers, (w) => ({ organisationId: w.school, fileId: w.id() }), ['file_missing']),
  'rosterImports.undo': line(managers, (w) => ({ organisationId: w.school, importId: w.id() }), ['no_import']),
  'rosterImports.list': line(managers, (w) => ({ organisationId: w.school })),
  'roster.beginLeave': once(managers, (w) => ({
    id: w.id(),
    organisationId: w.school,
    personId: w.librarian.personId,
    from: '2026-11-01',
    until: null,
    orderNumber: '12-к',
  })),
  'roster.changeLeave': line(managers, (w) => ({ leaveId: w.leave, orderNumber: '13-к' })),
  'roster.endLeave': line(managers, (w) => ({ leaveId: w.leave })),
  'roster.guardians': line(['administrator', 'head'], (w) => ({ childId: w.fatima.personId })),
  'roster.setGuardianRights': line(['administrator', 'head'], (w) => ({
    ...{ childId: w.fatima.personId, guardianId: w.father.personId, legalKind: 'parent', rights: { sign: true } },
  })),
  'roster.restrictGuardian': once(['administrator', 'head'], (w) => ({
    ...{ id: w.id(), childId: w.fatima.personId, guardianId: w.mother.personId, document: '2-14/26', until: null },
  })),
  'roster.changeRestriction': line(['administrator', 'head'], (w) => ({ restrictionId: w.restriction, until: null })),
  'roster.liftRestriction': line(['administrator', 'head'], (w) => ({ restrictionId: w.restriction })),
  'roster.setKinship': line(['guardian'], (w) => ({ childId: w.fatima.personId, kinship: 'mother' })),
  'roster.myChildren': line(signedIn),
  'roster.notices': line(signedIn),
  'roster.noticesSeen': line(signedIn, (w) => ({ ids: [w.id()] })),

  'rights.sees': line(['pupil', 'administrator', 'head'], (w) => ({
    personId: w.fatima.personId,
    organisationId: w.school,
  })),
  'rights.mayWrite': line(['pupil', 'administrator', 'head'], (w) => ({
    ...{ fromId: w.fatima.personId, toId: w.teacher.personId, organisationId: w.school },
  })),

  // Classes and ways into them
  'schoolYear.preview': line(managers, (w) => ({ organisationId: w.school })),
  'schoolYear.pupils': line(managers, (w) => ({ classId: w.class5 })),
  'schoolYear.decide': line(managers, (w) => ({ organisationId: w.school, groups: 'stay' })),
  'schoolYear.apply': line(managers, (w) => ({ organisationId: w.school, hash: '0'.repeat(64) }), [
    'year_roster_changed',
  ]),
  'schoolYear.undo': line(managers, (w) => ({ organisationId: w.school, rolloverId: w.id() }), ['no_rollover']),
  'schoolYear.start': line(['office'], (w) => ({ id: w.id(), organisationId: w.town, kind: 'undo', without: [] }), [
    'no_rollover',
  ]),
  'schoolYear.run': line(['office'], (w) => ({ organisationId: w.town })),
  'classes.readNames': line(signedIn, () => ({ text: 'Чужеземцев Олег' })),
  'classes.create': line(managers, (w) => ({
    id: w.id(),
    organisationId: w.school,
    kind: 'class',
    name: '7А',
    names: 'Алиев Али',
  })),
  'classes.addPupils': line(ofTheClass, (w) => ({ classId: w.class5, names: 'Новиков Олег' })),
  'classes.enrol': line(ofTheClass, (w) => ({ classId: w.group5, personIds: [w.fatima.personId] })),
  'classes.rename': line(managers, (w) => ({ classId: w.class5, name: '5Б' })),
  'classes.setFormTeacher': line(managers, (w) => ({ classId: w.class5, personId: w.secretary.personId })),
  'classes.addTeacher': line(managers, (w) => ({ classId: w.class5, personId: w.secretary.personId })),
  'classes.removeTeacher': once(managers, (w) => ({ classId: w.class5, personId: w.teacher.personId })),
  'classes.list': line(signedIn),
  'classes.get': line(ofTheClass, (w) => ({ classId: w.class5 })),
  'classes.issueCode': line(ofTheClass, (w) => ({ id: w.id(), classId: w.class5, for: 'pupils' })),
  'classes.closeCode': once(ofTheClass, (w) => ({ codeId: w.code })),
  'invitations.create': line(managers, (w) => ({ organisationId: w.school, role: 'teacher', names: 'Новиков Олег' })),
  'invitations.invitePerson': line(managers, (w) => ({ organisationId: w.school, personId: w.librarian.personId })),
  'invitations.invitePeople': line(managers, (w) => ({
    ...{ organisationId: w.school, personIds: [w.librarian.personId] },
  })),
  'invitations.revokePeople': line(managers, (w) => ({
    ...{ organisationId: w.school, personIds: [w.librarian.personId] },
  })),
  'invitations.reissue': line(managers, (w) => ({ invitationId: w.invitation })),
  'invitations.revoke': once(managers, (w) => ({ invitationId: w.invitation })),
  'invitations.list': line(managers, (w) => ({ organisationId: w.school })),
  // Whoever did not issue it gets an empty answer: codes are shown once, to one person.
  'invitations.sheet': line(signedIn, (w) => ({ ids: [w.invitation] })),
  'consents.mine': line(signedIn, () => ({ locale: 'ru' })),
  'consents.answer': line(
    ['guardian'],
    (w) => ({
      ...{ id: w.id(), childId: w.fatima.personId, organisationId: w.school, agreed: true },
      ...{ version: 1, locale: 'ru', hash: '0'.repeat(64) },
    }),
    ['consent_stands'],
  ),
  'consents.withdraw': line(['guardian'], (w) => ({ consentId: w.consent })),
  'consents.waiting': line(managers, (w) => ({ organisationId: w.school })),
  'sheets.list': line(ofTheClass, (w) => ({ classId: w.class5 })),
  'sheets.issue': line(ofTheClass, (w) => ({ classId: w.class5 })),
  'sheets.paper': line(ofTheClass, (w) => ({ classId: w.class5 })),
  'sheets.revoke': line(ofTheClass, (w) => ({ classId: w.class5 })),
  'joins.look': line(everybody, (w) => ({ ticket: w.ticket })),
  // Codes of a whole class ask for nothing: nobody is told anything.
  'joins.prove': line(everybody, (w) => ({ ticket: w.ticket, birthday: { day: 1, month: 9 } })),
  'joins.request': line(everybody, (w, role) => ({
    id: w.id(),
    ticket: w.ticket,
    child: name,
    ...(role === 'nobody' ? { name, login: 'newcomer', password: 'перемена-26' } : {}),
  })),
  'joins.mine': line(signedIn),
  'joins.list': line(signedIn),
  'joins.count': line(signedIn),
  'joins.approve': once(ofTheClass, (w) => ({ requestId: w.join, lineId: w.fatima.personId })),
  'joins.refuse': once(ofTheClass, (w) => ({ requestId: w.join })),

  // Accounts of others, devices
  'account.changePassword': line(signedIn, () => ({ password: 'wrong-password', newPassword: 'перемена-26' }), [
    'wrong_password',
  ]),
  'account.setPin': line(signedIn, () => ({ password: 'wrong-password', pin: '1234' }), ['wrong_password']),
  'sessions.revoke': once(['head'], (w) => ({ sessionId: w.head.sessionId })),
  'accounts.block': once(managers, (w) => ({ personId: w.librarian.personId, reason: 'Уволена' })),
  'accounts.unblock': line(managers, (w) => ({ personId: w.librarian.personId })),
  'resets.request': line(managers, (w) => ({ personId: w.librarian.personId })),
  // Not who asked for it, nor the one whose account it is.
  'resets.release': once(['head', 'office'], (w) => ({ resetId: w.reset })),
  'resets.waiting': line(signedIn),
  'demo.people': never('this is not a demo', ['only_demo']),
  'demo.signInAs': never('this is not a demo', ['only_demo'], (w) => ({ personId: w.head.personId })),
  'push.key': line(signedIn),
  'push.settings': line(signedIn),
  'push.setSettings': line(signedIn, () => ({ mentionsPassMute: true })),
  'push.subscribe': line(signedIn, () => ({
    endpoint: 'http://localhost:1/x',
    p256dh: 'x'.repeat(87),
    auth: 'x'.repeat(22),
  })),
  'push.unsubscribe': line(signedIn, () => ({ endpoint: 'https://push.example/x' })),

  // Safety
  'reports.file': line(['pupil', 'teacher'], (w) => ({
    id: w.id(),
    conversationId: w.pupils5,
    seq: w.line,
    reason: 'insult',
  })),
  'reports.list': line(signedIn),
  'reports.get': line(['teacher', 'administrator', 'head'], (w) => ({ reportId: w.report })),
  'reports.resolve': once(['teacher', 'administrator', 'head'], (w) => ({ reportId: w.report, actions: ['dismiss'] })),
  'reports.waiting': line(['operator']),
  'reports.notices': line(signedIn),
  'reports.confirmNotice': line(['pupil'], (w) => ({ noticeId: w.warning })),
  'blocks.add': line(['otherPupil', 'pupil', 'guardian', 'staff', 'teacher', 'administrator', 'head'], (w) => ({
    personId: w.ali.personId,
  })),
  'blocks.remove': line(signedIn, (w) => ({ personId: w.ali.personId })),
  'blocks.list': line(signedIn),

  // Who did and looked at what
  'audit.list': line(managers, (w) => ({ organisationId: w.school })),
  'audit.aboutMe': line(signedIn),
  ...libraryLines,
  ...weeklyReportLines,
  ...indicatorsLines,
  ...snapshotsLines,
  ...oldChatsLines,
  ...noticesLines,
  ...representativesLines,
}
