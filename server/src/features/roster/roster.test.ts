import { afterAll, beforeAll, expect, test } from 'vitest'
import { getClass } from '#protocol/classes.ts'
import { listConversations } from '#protocol/conversations.ts'
import { approveJoin, requestJoin } from '#protocol/invitations.ts'
import { getOrganisation, organisationPeople } from '#protocol/organisations.ts'
import {
  grantRole,
  myChildren,
  personCard,
  removeGuardian,
  removePupil,
  removeStaff,
  renamePerson,
  revokeRole,
  rosterNotices,
  setKinship,
} from '#protocol/roster.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { named, scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
let teacher: Actor
beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
})
afterAll(() => s.close())

const chatsOf = async (actor: Actor) =>
  (await s.call(actor, listConversations, {})).conversations.map((chat) => chat.kind)
const people = async (text: string) =>
  (await s.call(s.head, organisationPeople, { organisationId: s.schoolId, text })).people.map((row) => [
    row.person.fullName,
    row.state,
  ])

/** A class with one pupil who joined and the pupil's mother. */
async function family(by = teacher) {
  const classId = await s.makeClass(s.head, `Класс ${newId()}`, 'Гасанова Фатима\nОмаров Али', by)
  const { lines } = await s.call(s.head, getClass, { classId })
  const [fatimaLine, aliLine] = lines.map((line) => line.person.id)
  const pupils = await s.classSheet(s.head, classId, 'pupils')
  const guardians = await s.classSheet(s.head, classId, 'guardians')
  const pupil = await s.ask(pupils.code, 'Гасанова Фатима')
  await s.call(s.head, approveJoin, { requestId: pupil.requestId, lineId: fatimaLine! })
  const child = named('Гасанова Фатима')
  const mother = await s.ask(guardians.code, 'Гасанова Зарема', { child, kinship: 'mother' })
  await s.call(s.head, approveJoin, { requestId: mother.requestId, lineId: pupil.actor.personId })
  return { classId, pupil: pupil.actor, mother: mother.actor, aliLine: aliLine!, guardians }
}

test('whoever leaves the school leaves its chats and classes in the same moment', async () => {
  const leaver = await s.hire(s.head, s.schoolId, 'teacher', 'Уходящая Мария Ивановна')
  const { classId } = await family(leaver)
  expect((await chatsOf(leaver)).toSorted()).toEqual(['class_guardians', 'class_pupils', 'staff'])
  expect(await s.refusal(teacher, removeStaff, { organisationId: s.schoolId, personId: leaver.personId })).toBe(
    'not_allowed',
  )
  await s.call(s.head, removeStaff, { organisationId: s.schoolId, personId: leaver.personId })
  expect(await chatsOf(leaver)).toEqual([])
  expect(await s.inside('class_guardians', classId)).not.toContain(leaver.personId)
  expect(await people('уходящая')).toEqual([])
  expect(await s.refusal(leaver, getClass, { classId })).toBe('not_found')
  expect(await s.refusal(leaver, getOrganisation, { organisationId: s.schoolId })).toBe('not_found')
  expect(await s.refusal(s.head, removeStaff, { organisationId: s.schoolId, personId: leaver.personId })).toBe(
    'not_found',
  )
})

test('the last who manages cannot leave before a successor; the office above may take the head away', async () => {
  const lonely = await s.found('school', 'Одинокий Пётр Ильич')
  const self = { organisationId: lonely.organisationId, personId: lonely.personId }
  expect(await s.refusal(lonely.actor, removeStaff, self)).toBe('last_administrator')
  expect(await s.refusal(lonely.actor, revokeRole, { ...self, role: 'head' })).toBe('last_administrator')
  const deputy = await s.hire(lonely.actor, lonely.organisationId, 'deputy', 'Заместитель Анна Ильинична')
  expect(await s.refusal(deputy, removeStaff, self)).toBe('not_allowed')
  const both = await Promise.all([
    s.refusal(lonely.actor, removeStaff, self),
    s.refusal(deputy, removeStaff, { ...self, personId: deputy.personId }),
  ])
  expect(both.toSorted()).toEqual(['last_administrator', 'no refusal'])

  const school = await s.found('school', 'Директор Иван Ильич')
  await s.pool.query('update organisations set parent_id = $1 where id = $2', [s.officeId, school.organisationId])
  const gone = { organisationId: school.organisationId, personId: school.personId }
  await s.call(s.office, removeStaff, gone)
  expect(await s.refusal(s.office, removeStaff, { organisationId: s.officeId, personId: s.office.personId })).toBe(
    'last_administrator',
  )
})

test('roles are given and taken by those who may, to those who work here, and the person is told', async () => {
  const colleague = await s.hire(s.head, s.schoolId, 'teacher', 'Назначенная Ольга Ивановна')
  const about = { organisationId: s.schoolId, personId: colleague.personId }
  expect(await s.refusal(teacher, grantRole, { ...about, role: 'administrator' })).toBe('not_allowed')
  expect(await s.refusal(s.head, grantRole, { ...about, role: 'office_specialist' })).toBe('not_allowed')
  await s.call(s.head, grantRole, { ...about, role: 'administrator', position: 'секретарь' })
  const { organisation } = await s.call(colleague, getOrganisation, { organisationId: s.schoolId })
  expect(organisation.rights).toMatchObject({ manage: true, grant: ['teacher', 'staff'] })
  expect((await s.call(colleague, rosterNotices, {})).notices).toMatchObject([{ code: 'role_granted' }])
  expect(await s.refusal(colleague, grantRole, { ...about, role: 'head' })).toBe('not_allowed')
  expect(
    await s.refusal(colleague, revokeRole, { organisationId: s.schoolId, personId: s.head.personId, role: 'head' }),
  ).toBe('not_allowed')
  await s.call(s.head, revokeRole, { ...about, role: 'administrator' })
  expect((await s.call(colleague, getOrganisation, { organisationId: s.schoolId })).organisation.rights.manage).toBe(
    false,
  )
  expect(await s.refusal(s.head, revokeRole, { ...about, role: 'administrator' })).toBe('not_found')
  const { pupil } = await family()
  expect(await s.refusal(s.head, grantRole, { ...about, personId: pupil.personId, role: 'head' })).toBe('not_on_staff')
})

test('a pupil who leaves a class takes along a guardian who has no other child there', async () => {
  const { classId, pupil, mother } = await family()
  expect(await s.refusal(mother, removePupil, { classId, personId: pupil.personId })).toBe('not_found')
  await s.call(teacher, removePupil, { classId, personId: pupil.personId })
  expect(await chatsOf(pupil)).toEqual([])
  expect(await chatsOf(mother)).toEqual([])
  expect((await s.call(teacher, getClass, { classId })).lines.map((line) => line.person.fullName)).toEqual([
    'Омаров Али',
  ])
  expect(await s.refusal(teacher, removePupil, { classId, personId: pupil.personId })).toBe('not_found')
})

test('a guardian stays in the class chat for the other child', async () => {
  const { classId, pupil, mother, aliLine, guardians } = await family()
  const second = { id: newId(), ticket: guardians.code, child: named('Омаров Али') }

  await s.call(mother, requestJoin, second)
  await s.call(teacher, approveJoin, { requestId: second.id, lineId: aliLine })
  await s.call(teacher, removePupil, { classId, personId: pupil.personId })
  expect(await s.inside('class_guardians', classId)).toContain(mother.personId)
})

test('no guardian removes another; the form teacher can, and the others learn of it', async () => {
  const { classId, pupil, mother, guardians } = await family()
  const father = await s.ask(guardians.code, 'Гасанов Руслан', { child: named('Гасанова Фатима'), kinship: 'father' })
  await s.call(teacher, approveJoin, { requestId: father.requestId, lineId: pupil.personId })
  const tie = { childId: pupil.personId, guardianId: father.actor.personId }
  expect(await s.refusal(mother, removeGuardian, tie)).toBe('not_found')
  await s.call(teacher, removeGuardian, tie)
  expect(await s.inside('class_guardians', classId)).not.toContain(father.actor.personId)
  expect((await s.call(mother, rosterNotices, {})).notices[0]).toMatchObject({ code: 'guardian_removed' })
  expect((await s.call(father.actor, myChildren, {})).children).toEqual([])
  expect(await s.refusal(teacher, removeGuardian, tie)).toBe('not_found')
  await s.call(mother, removeGuardian, { childId: pupil.personId, guardianId: mother.personId })
  expect(await chatsOf(mother)).toEqual([])
})

test('names are changed by the organisation only, and a teacher’s name is not given to somebody else by a teacher', async () => {
  const { mother, pupil } = await family()
  const about = { organisationId: s.schoolId, personId: mother.personId }
  expect(await s.refusal(mother, renamePerson, { ...about, name: named('Другая Мама') })).toBe('not_found')
  expect(
    await s.refusal(teacher, renamePerson, { ...about, personId: s.head.personId, name: named('Не Директор') }),
  ).toBe('not_found')
  expect(await s.refusal(teacher, renamePerson, { ...about, name: { familyName: '  ', givenName: 'А' } })).toBe(
    'name_empty',
  )
  expect(await s.refusal(teacher, renamePerson, { ...about, name: named('Гаджиевa Зайнаб') })).toBe(
    'needs_administrator',
  )
  await s.call(teacher, renamePerson, { ...about, name: named('Гасанова Зарина') })
  await s.call(s.head, renamePerson, { ...about, personId: pupil.personId, name: named('Гасанова Фатимат Расуловна') })
  expect(await people('гасанова')).toEqual(
    expect.arrayContaining([
      ['Гасанова Зарина', 'joined'],
      ['Гасанова Фатимат Расуловна', 'joined'],
    ]),
  )
  const foreign = (await s.found('school', 'Чужая Анна Ивановна')).actor
  expect(await s.refusal(foreign, renamePerson, { ...about, name: named('Чужое Имя') })).toBe('not_found')
})

test('a card shows family to family, teachers of the class and managers, and nothing to strangers', async () => {
  const { mother, pupil } = await family()
  const card = (by: Actor, personId: string) => s.call(by, personCard, { personId })
  expect(await card(teacher, pupil.personId)).toMatchObject({
    guardians: [{ person: { id: mother.personId }, kinship: 'mother' }],
    mayManage: false,
  })
  expect(await card(s.head, mother.personId)).toMatchObject({
    children: [{ person: { id: pupil.personId } }],
    mayManage: true,
  })
  expect(await card(mother, pupil.personId)).toMatchObject({
    familyName: 'Гасанова',
    guardians: [{ person: { id: mother.personId } }],
  })
  const colleague = await s.hire(s.head, s.schoolId, 'teacher', `Посторонняя Анна Ильинична`)
  expect(await s.refusal(colleague, personCard, { personId: pupil.personId })).toBe('not_found')
  expect(await s.refusal(colleague, personCard, { personId: mother.personId })).toBe('not_found')
  const rolesSeen = async (by: Actor) => [
    ...new Set((await card(by, teacher.personId)).ties.map(({ tie }) => tie.role)),
  ]
  expect(await rolesSeen(colleague)).toEqual(['teacher', 'form_teacher'])
  expect(await rolesSeen(mother)).toEqual(['form_teacher'])
  expect((await card(pupil, s.head.personId)).ties.map(({ tie }) => tie.role)).toEqual(['head'])
  const otherMother = (await family()).mother
  expect(await s.refusal(otherMother, personCard, { personId: pupil.personId })).toBe('not_found')
  expect(await s.refusal(pupil, personCard, { personId: newId() })).toBe('not_found')
})

test('a guardian chooses what stands beside the name', async () => {
  const { mother, pupil } = await family()
  await s.call(mother, setKinship, { childId: pupil.personId, kinship: 'grandmother' })
  expect((await s.call(s.head, personCard, { personId: mother.personId })).person.note).toMatch(/^бабушка Фатимы/)
  expect(await s.refusal(teacher, setKinship, { childId: pupil.personId, kinship: 'mother' })).toBe('not_found')
})

test('every administrative act leaves a row that says who did what to whom, and no name', async () => {
  const { rows } = await s.pool.query<{ act: string; nameless: boolean; whole: boolean }>(
    `select act, bool_and(data::text !~ '[А-Яа-я]') as nameless, bool_and(actor_id is not null and organisation_id is not null) as whole
     from audit_named group by act`,
  )
  expect(rows.filter((row) => !row.nameless || !row.whole)).toEqual([])
  expect(rows.map((row) => row.act).toSorted()).toEqual(
    expect.arrayContaining([
      'class.created',
      'class_code.issued',
      'guardian.removed',
      'invitations.issued',
      'join.approved',
      'person.renamed',
      'pupil.removed',
      'role.granted',
      'role.revoked',
      'staff.removed',
    ]),
  )
})
