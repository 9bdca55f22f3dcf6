import { blockAccount, setLocale, unblockAccount } from '#protocol/accounts.ts'
import {
  addClassTeacher,
  addPupils,
  createClass,
  enrolPupils,
  removeClassTeacher,
  renameClass,
  setFormTeacher,
} from '#protocol/classes.ts'
import { closeCommonChat, openCommonChat } from '#protocol/common-chats.ts'
import { answerConsent, myConsents, withdrawConsent } from '#protocol/consents.ts'
import { startDirect } from '#protocol/conversations.ts'
import { approveJoin, requestJoin } from '#protocol/invitations.ts'
import { mergeAccounts, proveOtherAccount } from '#protocol/merging.ts'
import { reactToMessage, sendMessage } from '#protocol/messages.ts'
import { blockPerson, fileReport, resolveReport, unblockPerson } from '#protocol/moderation.ts'
import { addOrganisation, closeOrganisation, updateOrganisation } from '#protocol/organisations.ts'
import {
  grantRole,
  liftRestriction,
  removeGuardian,
  removePupil,
  removeStaff,
  renamePerson,
  restrictGuardian,
  revokeRole,
  setGuardianRights,
  setKinship,
} from '#protocol/roster.ts'
import { issueSheets, sheetPapers } from '#protocol/sheets.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { named, scene } from '#server/testing/scene.ts'

export type Town = Awaited<ReturnType<typeof town>>

/** A school whose people know each other: a class with a pupil, parents, teachers, who have all written something. */
export async function town(options?: Parameters<typeof scene>[0]) {
  const s = await scene(options)
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  const other = await s.hire(s.head, s.schoolId, 'teacher', 'Ёлкина Анна Петровна')
  const secretary = await s.hire(s.head, s.schoolId, 'administrator', 'Саидова Саида Саидовна')
  // Nobody looks with these eyes: her account is blocked.
  const librarian = await s.hire(s.head, s.schoolId, 'staff', 'Книгина Вера Павловна')
  const classId = await s.makeClass(s.head, '5А', 'Гасанова Фатима\nОмаров Али', teacher)
  const pupils = await s.classSheet(teacher, classId, 'pupils')
  const guardians = await s.classSheet(teacher, classId, 'guardians')
  const fatima = await join(pupils.code, 'Гасанова Фатима')
  const ali = await join(pupils.code, 'Омаров Али')
  const mother = await join(guardians.code, 'Гасанова Зарема', fatima, 'mother')
  const father = await join(guardians.code, 'Гасанов Руслан', fatima, 'father')
  const [staffChat, pupilsChat, guardiansChat] = await Promise.all([
    chat('staff', s.schoolId),
    chat('class_pupils', classId),
    chat('class_guardians', classId),
  ])
  const world = { ...s, teacher, other, secretary, librarian, classId, pupils, guardians, fatima, ali, mother, father }

  async function join(ticket: string, fullName: string, child?: Actor, kinship: 'mother' | 'father' = 'mother') {
    const about = child ? { child: named('Гасанова Фатима'), kinship } : {}
    const { actor, requestId } = await s.ask(ticket, fullName, about)
    const { rows } = await s.pool.query<{ id: string }>(
      `select p.id from persons p join enrolments e on e.person_id = p.id
       where e.class_id = $1 and p.family_name || ' ' || p.given_name = $2`,
      [classId, fullName],
    )
    await s.call(teacher, approveJoin, { requestId, lineId: child?.personId ?? rows[0]!.id })
    return actor
  }

  async function chat(kind: string, id: string): Promise<string> {
    const { rows } = await s.pool.query<{ id: string }>(
      `select id from conversations where kind = $1 and (class_id = $2 or (class_id is null and organisation_id = $2))`,
      [kind, id],
    )
    return rows[0]!.id
  }

  const say = (who: Actor, conversationId: string, text = 'Здравствуйте') =>
    s.call(who, sendMessage, { id: newId(), conversationId, text })
  for (const who of [s.head, teacher, other, secretary, librarian]) await say(who, staffChat)
  for (const who of [teacher, fatima, ali]) await say(who, pupilsChat)
  for (const who of [teacher, mother, father]) await say(who, guardiansChat)
  await s.call(teacher, startDirect, { personId: s.head.personId })
  await s.call(mother, startDirect, { personId: teacher.personId })
  return { ...world, staffChat, pupilsChat, guardiansChat, say, viewers: viewersOf(world) }
}

type People = Record<
  'office' | 'head' | 'teacher' | 'other' | 'secretary' | 'fatima' | 'ali' | 'mother' | 'father',
  Actor
>

function viewersOf({ office, head, teacher, other, secretary, fatima, ali, mother, father }: People): Actor[] {
  return [office, head, teacher, other, secretary, fatima, ali, mother, father]
}

export type SchoolStep = { name: string; run: (t: Town) => Promise<unknown> }

const inSchool = (t: Town, who: Actor) => ({ organisationId: t.schoolId, personId: who.personId })
const rename = (t: Town, who: Actor, name: string) =>
  t.call(t.head, renamePerson, { ...inSchool(t, who), name: named(name) })

/** Every command outside of talk that can change what a store shows, once; each followed by a look at everybody's screen. */
export const schoolSteps: SchoolStep[] = [
  { name: 'roster.rename of a teacher', run: (t) => rename(t, t.teacher, 'Алиева Патимат Рустамовна') },
  {
    name: 'roster.rename of a pupil, after whom parents are called',
    run: (t) => rename(t, t.fatima, 'Гасанова Фатимат'),
  },
  {
    name: 'roster.setKinship',
    run: (t) => t.call(t.mother, setKinship, { childId: t.fatima.personId, kinship: 'close' }),
  },
  {
    name: 'roster.grantRole',
    run: (t) => t.call(t.head, grantRole, { ...inSchool(t, t.other), role: 'deputy', position: 'завуч' }),
  },
  { name: 'roster.revokeRole', run: (t) => t.call(t.head, revokeRole, { ...inSchool(t, t.other), role: 'deputy' }) },
  { name: 'classes.rename', run: (t) => t.call(t.head, renameClass, { classId: t.classId, name: '6А' }) },
  {
    name: 'classes.addPupils',
    run: (t) => t.call(t.teacher, addPupils, { classId: t.classId, names: 'Новиков Олег' }),
  },
  {
    name: 'classes.enrol',
    run: async (t) => {
      const id = newId()
      const about = { id, organisationId: t.schoolId, kind: 'subject_group', name: 'Английский', names: '' } as const
      await t.call(t.head, createClass, { ...about, formTeacherId: t.teacher.personId })
      await t.call(t.teacher, enrolPupils, { classId: id, personIds: [t.fatima.personId, t.ali.personId] })
    },
  },
  {
    name: 'organisations.openCommonChat',
    run: (t) => t.call(t.office, openCommonChat, { organisationId: t.officeId, kind: 'all_staff' }),
  },
  {
    name: 'organisations.closeCommonChat',
    run: (t) => t.call(t.office, closeCommonChat, { organisationId: t.officeId, kind: 'all_staff' }),
  },
  {
    name: 'classes.addTeacher',
    run: (t) => t.call(t.head, addClassTeacher, { classId: t.classId, personId: t.other.personId }),
  },
  {
    name: 'classes.setFormTeacher',
    run: (t) => t.call(t.head, setFormTeacher, { classId: t.classId, personId: t.other.personId }),
  },
  {
    name: 'classes.setFormTeacher back',
    run: (t) => t.call(t.head, setFormTeacher, { classId: t.classId, personId: t.teacher.personId }),
  },
  {
    name: 'classes.removeTeacher',
    run: async (t) => {
      await t.call(t.head, addClassTeacher, { classId: t.classId, personId: t.other.personId })
      await t.call(t.head, removeClassTeacher, { classId: t.classId, personId: t.other.personId })
    },
  },
  {
    name: 'classes.create',
    run: (t) =>
      t.call(t.head, createClass, {
        ...{ id: newId(), organisationId: t.schoolId, kind: 'class', name: '7Б', names: 'Асхабов Омар' },
        formTeacherId: t.other.personId,
      }),
  },
  {
    name: 'joins.approve of a pupil',
    run: async (t) => {
      const { requestId, actor } = await t.ask(t.pupils.code, 'Новиков Олег')
      const { rows } = await t.pool.query(`select id from persons where family_name = 'Новиков' and id <> $1`, [
        actor.personId,
      ])
      await t.call(t.teacher, approveJoin, { requestId, lineId: rows[0].id })
      await t.say(actor, t.pupilsChat, 'Я новенький')
    },
  },
  { name: 'joins.request with a code of a sheet', run: joinBySheet },
  {
    name: 'organisations.update of a name',
    run: (t) => t.call(t.head, updateOrganisation, { organisationId: t.schoolId, shortName: 'СОШ № 2' }),
  },
  {
    name: 'organisations.update of who may write to whom',
    run: (t) =>
      t.call(t.head, updateOrganisation, { organisationId: t.schoolId, settings: { guardianToTeacher: false } }),
  },
  {
    name: 'organisations.add',
    run: (t) =>
      t.call(t.office, addOrganisation, {
        ...{ id: newId(), parentId: t.officeId, kind: 'kindergarten', name: 'Ромашка', shortName: 'Ромашка' },
        timeZone: 'Europe/Moscow',
      }),
  },
  { name: 'roster.restrictGuardian', run: restrictFather },
  { name: 'roster.liftRestriction', run: liftFromFather },
  {
    name: 'roster.setGuardianRights',
    run: (t) =>
      t.call(t.head, setGuardianRights, {
        ...{ childId: t.fatima.personId, guardianId: t.father.personId, legalKind: 'parent', rights: { sign: true } },
      }),
  },
  { name: 'account.setLocale', run: (t) => t.call(t.mother, setLocale, { locale: 'en' }) },
  {
    name: 'organisations.update back',
    run: (t) =>
      t.call(t.head, updateOrganisation, { organisationId: t.schoolId, settings: { guardianToTeacher: true } }),
  },
  { name: 'merging.merge of a grandmother who had joined twice', run: mergeGrandmother },
  { name: 'blocks.add', run: (t) => t.call(t.mother, blockPerson, { personId: t.teacher.personId }) },
  { name: 'blocks.remove', run: (t) => t.call(t.mother, unblockPerson, { personId: t.teacher.personId }) },
  {
    name: 'reports.resolve',
    run: async (t) => {
      const { seq } = await t.say(t.ali, t.pupilsChat, 'обидное')
      const reportId = newId()
      await t.call(t.fatima, fileReport, { id: reportId, conversationId: t.pupilsChat, seq, reason: 'insult' })
      await t.call(t.secretary, resolveReport, { reportId, actions: ['delete_message'] })
    },
  },
  {
    name: 'accounts.block',
    run: (t) => t.call(t.head, blockAccount, { personId: t.librarian.personId, reason: 'Уволена' }),
  },
  { name: 'accounts.unblock', run: (t) => t.call(t.head, unblockAccount, { personId: t.librarian.personId }) },
  { name: 'consents.answer with no: the pupil is out at once', run: (t) => consent(t, false) },
  { name: 'consents.answer with yes', run: (t) => consent(t, true) },
  {
    name: 'consents.withdraw',
    run: async (t) => {
      const { consents } = await t.call(t.mother, myConsents, { locale: 'ru' })
      await t.call(t.mother, withdrawConsent, { consentId: consents[0]!.given!.id })
    },
  },
  {
    name: 'organisations.update so that consent is asked no longer',
    run: (t) => t.call(t.head, updateOrganisation, { organisationId: t.schoolId, consentUnder14: false }),
  },
  {
    name: 'roster.removeGuardian',
    run: (t) => t.call(t.teacher, removeGuardian, { childId: t.fatima.personId, guardianId: t.father.personId }),
  },
  {
    name: 'roster.removePupil',
    run: (t) => t.call(t.teacher, removePupil, { classId: t.classId, personId: t.fatima.personId }),
  },
  { name: 'roster.removeStaff', run: (t) => t.call(t.head, removeStaff, inSchool(t, t.other)) },
  {
    name: 'organisations.close',
    run: (t) => t.call(t.office, closeOrganisation, { organisationId: t.schoolId, document: '12-р' }),
  },
]

async function joinBySheet(t: Town): Promise<void> {
  await t.call(t.teacher, addPupils, { classId: t.classId, names: 'Листова Аминат' })
  const { rows } = await t.pool.query<{ id: string }>(
    `update persons set birth_date = '2014-03-05' where family_name = 'Листова' returning id`,
  )
  await t.call(t.teacher, issueSheets, { classId: t.classId, childIds: [rows[0]!.id] })
  const { papers } = await t.call(t.teacher, sheetPapers, { classId: t.classId })
  const ticket = papers[0]!.codes.find((code) => code.for === 'pupil')!.code
  const birthday = { day: 5, month: 3 }
  await t.byHttp(requestJoin, { id: newId(), ticket, birthday, login: 'listova', password: 'три-зелёных-слона' })
  await t.say(await t.actorOf(rows[0]!.id), t.pupilsChat, 'Я с листа')
}

/** She lost the paper with her login and joined once more: two rows, two direct chats with the teacher, two reactions. */
async function mergeGrandmother(t: Town): Promise<void> {
  const password = 'три-зелёных-слона'
  const join = async (login: string) => {
    const about = { login, password, child: named('Гасанова Фатимат'), kinship: 'grandmother' as const }
    const { actor, requestId } = await t.ask(t.guardians.code, 'Гасанова Патимат', about)
    await t.call(t.teacher, approveJoin, { requestId, lineId: t.fatima.personId })
    const { conversationId } = await t.call(actor, startDirect, { personId: t.teacher.personId })
    await t.say(actor, conversationId, `Пишет ${login}`)
    await t.say(actor, t.guardiansChat, `Здравствуйте, это ${login}`)
    return actor
  }
  const [first, second] = [await join('granny-first'), await join('granny-second')]
  const { seq } = await t.say(t.mother, t.guardiansChat, 'Мама, ты здесь дважды')
  for (const who of [first, second]) {
    await t.call(who, reactToMessage, { conversationId: t.guardiansChat, seq, emoji: '😂' })
  }
  const { other } = await t.call(second, proveOtherAccount, { login: 'granny-first', password })
  await t.call(second, mergeAccounts, { other, password })
}

/** The school asks for consent; the mother may sign, and answers. */
async function consent(t: Town, agreed: boolean): Promise<void> {
  await t.call(t.head, updateOrganisation, { organisationId: t.schoolId, consentUnder14: true })
  const about = { childId: t.fatima.personId, guardianId: t.mother.personId }
  await t.call(t.head, setGuardianRights, { ...about, legalKind: 'parent', rights: { sign: true } })
  const { text } = await t.call(t.mother, myConsents, { locale: 'ru' })
  const { version, locale, hash } = text
  await t.call(t.mother, answerConsent, {
    ...{ id: newId(), childId: t.fatima.personId, organisationId: t.schoolId, agreed, version, locale, hash },
  })
}

async function restrictFather(t: Town): Promise<void> {
  await t.call(t.head, restrictGuardian, {
    ...{ id: newId(), childId: t.fatima.personId, guardianId: t.father.personId, document: '2-15/26', until: null },
  })
}

async function liftFromFather(t: Town): Promise<void> {
  const { rows } = await t.pool.query<{ id: string }>('select id from guardian_restrictions')
  await t.call(t.head, liftRestriction, { restrictionId: rows[0]!.id })
}

const codes = 'codes and invitations stand on pages of their own, which fetch them'
const ownDevice = 'sessions, passwords and codes of an account: nothing of them is in a store'
const library = 'pages of the library fetch it'
const oldChats = 'lists of old chats stand on a page of their own, which fetches them'
const papers = 'what an organisation is by its papers and numbers stands on pages, which fetch it'
const work = 'leave and its order stand on pages of the administration, which fetch them'
const byJob = 'chats follow by a job, which tells each chat by itself; the rest stands on pages, which fetch it'
const relations = 'what guardians are by law stands on pages of the administration, which fetch it'
const notices = 'a notice stands on pages of its own, which fetch it'
const statistics = 'numbers and measures stand on pages of their own, which fetch them'

/** Commands that change nothing that a store holds, and why. */
export const changesNoStore: Readonly<Record<string, string>> = {
  'notices.send': notices,
  'notices.opened': notices,
  'notices.acknowledge': notices,
  'notices.remind': notices,
  'notices.withdraw': notices,
  'notices.export': notices,
  'setup.found': 'before it nobody has a store',
  'sessions.signIn': ownDevice,
  'representatives.mark': relations,
  'representatives.answer': relations,
  'sessions.signOut': ownDevice,
  'sessions.revoke': ownDevice,
  'sessions.revokeOthers': ownDevice,
  'sessions.switch': ownDevice,
  'account.changePassword': ownDevice,
  'account.setPin': ownDevice,
  'account.confirmReset': ownDevice,
  'resets.request': ownDevice,
  'resets.release': ownDevice,
  'resets.redeem': ownDevice,
  'email.propose': ownDevice,
  'email.confirm': ownDevice,
  'email.remove': ownDevice,
  'resetLinks.ask': ownDevice,
  'resetLinks.redeem': ownDevice,
  'resetLinks.request': ownDevice,
  'demo.signInAs': ownDevice,
  'classes.issueCode': codes,
  'classes.closeCode': codes,
  'invitations.create': codes,
  'invitations.reissue': codes,
  'invitations.invitePerson': codes,
  'invitations.invitePeople': codes,
  'invitations.revokePeople': codes,
  'invitations.revoke': codes,
  'sheets.issue': codes,
  'sheets.revoke': codes,
  'joins.look': 'only counts who looked at a code',
  'joins.prove': 'only counts wrong answers',
  'joins.refuse': 'who was refused stands in no conversation',
  'secondFactor.propose': ownDevice,
  'secondFactor.confirm': ownDevice,
  'secondFactor.remove': ownDevice,
  'passkeys.signIn': ownDevice,
  'passkeys.propose': ownDevice,
  'passkeys.add': ownDevice,
  'passkeys.rename': ownDevice,
  'passkeys.remove': ownDevice,
  'merging.prove': ownDevice,
  'providers.begin': ownDevice,
  'providers.finish': ownDevice,
  'providers.signIn': ownDevice,
  'providers.link': ownDevice,
  'providers.unlink': ownDevice,
  'organisations.verify': papers,
  'organisations.setBranch': papers,
  'organisations.setExpected': papers,
  'indicators.setGoal': papers,
  'indicators.setCutOff': papers,
  'indicators.countColleges': papers,
  'indicators.takeSnapshot': 'a page of numbers of its own, which fetches them',
  'oldChats.add': oldChats,
  'oldChats.change': oldChats,
  'oldChats.setState': oldChats,
  'oldChats.markMistaken': oldChats,
  'oldChats.declare': oldChats,
  'oldChats.addFromFile': oldChats,
  'organisations.move': 'who may write to whom is weighed anew by a job of its own, which tells each chat by itself',
  'organisationImports.apply': 'pages of organisations fetch it; a chat called anew is organisations.update of a name',
  'organisationImports.undo': 'pages of organisations fetch it; a chat called anew is organisations.update of a name',
  'rosterImports.apply': byJob,
  'rosterImports.undo': byJob,
  'schoolYear.decide': 'a plan stands on a page of its own, which fetches it',
  'schoolYear.apply': byJob,
  'schoolYear.undo': byJob,
  'schoolYear.start': byJob,
  'roster.beginLeave': work,
  'roster.changeLeave': work,
  'roster.endLeave': work,
  'roster.changeRestriction': 'its beginning and its end change chats: restrictGuardian, liftRestriction',
  'reports.file': notices,
  'reports.confirmNotice': notices,
  'roster.noticesSeen': notices,
  'library.markRead': library,
  'library.save': library,
  'library.remove': library,
  'measures.record': statistics,
  'measures.change': statistics,
  'measures.finish': statistics,
  'weeklyReport.seen': statistics,
  'push.subscribe': 'what a device is rung for is not shown',
  'push.unsubscribe': 'what a device is rung for is not shown',
  'push.setSettings': 'what a device is rung for is not shown',
}
