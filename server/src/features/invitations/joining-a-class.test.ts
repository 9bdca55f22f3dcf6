import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getClass, listClasses } from '#protocol/classes.ts'
import { listConversations } from '#protocol/conversations.ts'
import {
  approveJoin,
  countJoins,
  listJoins,
  lookAtCode,
  myJoins,
  refuseJoin,
  requestJoin,
} from '#protocol/invitations.ts'
import { myChildren, personCard, rosterNotices, seeRosterNotices, type Kinship } from '#protocol/roster.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { named, scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
let teacher: Actor
let classId: string
let count = 0
beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
})
beforeEach(async () => {
  const names = 'Гасанова Фатима\nОмаров Али Ахмедович\nМагомедов Магомед Ахмедович\nМагомедов Магомед Расулович'
  classId = await s.makeClass(s.head, `${(count % 11) + 1}${'АБВГДЕ'[Math.floor(count++ / 11)]}`, names, teacher)
})
afterAll(() => s.close())

const line = async (fullName: string) => {
  const { lines } = await s.call(s.head, getClass, { classId })
  return lines.find((one) => one.person.fullName === fullName)!
}
const requests = async (by = teacher) => (await s.call(by, listJoins, { classId })).requests
const kin = (kinship: Kinship, child = 'Гасанова Фатима') => ({ kinship, child: named(child) })

test('a pupil joins as one line of the list and sees nothing before the form teacher says so', async () => {
  const sheet = await s.classSheet(teacher, classId, 'pupils')
  expect(await s.byHttp(lookAtCode, { ticket: sheet.link })).toEqual({
    kind: 'pupil',
    asks: null,
    organisation: { name: 'МБОУ «СОШ № 1»', shortName: 'СОШ № 1', kind: 'school' },
  })
  const { actor, requestId } = await s.ask(sheet.code, 'Гасанова Фатимат')
  expect((await s.call(actor, listConversations, {})).conversations).toEqual([])
  expect(await s.refusal(actor, getClass, { classId })).toBe('not_found')
  expect(await s.call(teacher, countJoins, {})).toEqual({ staff: 0, classes: 1, relations: 0 })
  expect(await requests()).toMatchObject([
    {
      id: requestId,
      kind: 'pupil',
      matches: [{ person: { name: 'Фатима Гасанова' }, match: 'similar', taken: false }],
      contested: false,
      known: false,
    },
  ])
  const lineId = (await line('Гасанова Фатима')).person.id
  await s.call(teacher, approveJoin, { requestId, lineId })
  expect(await s.call(teacher, countJoins, {})).toEqual({ staff: 0, classes: 0, relations: 0 })
  const joined = await line('Гасанова Фатима')
  expect(joined).toMatchObject({ state: 'joined', person: { id: actor.personId } })
  expect(await s.inside('class_pupils', classId)).toContain(actor.personId)
  expect(await s.inside('class_guardians', classId)).not.toContain(actor.personId)
  expect((await s.call(actor, myJoins, {})).requests).toMatchObject([{ state: 'approved' }])
  expect((await s.call(actor, listConversations, {})).conversations).toHaveLength(1)
  expect((await s.call(teacher, listClasses, {})).classes.find((row) => row.id === classId)).toMatchObject({
    pupils: 4,
    pupilsJoined: 1,
    waiting: 0,
  })
})

test('nobody is let in without a line, as a line of another class, or as somebody who is in already', async () => {
  const sheet = await s.classSheet(teacher, classId, 'pupils')
  const first = await s.ask(sheet.code, 'Омаров Али')
  const second = await s.ask(sheet.code, 'Омаров Али')
  expect((await requests()).map((request) => request.contested)).toEqual([true, true])
  const lineId = (await line('Омаров Али Ахмедович')).person.id
  const { requestId } = first
  expect(await s.refusal(teacher, approveJoin, { requestId })).toBe('line_needed')
  expect(await s.refusal(teacher, approveJoin, { requestId, lineId: newId() })).toBe('line_elsewhere')
  const other = await s.makeClass(s.head, `Другой ${newId()}`, 'Омаров Али')
  const elsewhere = (await s.call(s.head, getClass, { classId: other })).lines[0]!.person.id
  expect(await s.refusal(teacher, approveJoin, { requestId, lineId: elsewhere })).toBe('line_elsewhere')
  expect(await s.refusal(first.actor, approveJoin, { requestId, lineId })).toBe('not_found')
  const [one, two] = await Promise.all([
    s.refusal(teacher, approveJoin, { requestId, lineId }),
    s.refusal(s.head, approveJoin, { requestId: second.requestId, lineId }),
  ])
  expect([one, two].filter((code) => code === 'no refusal')).toHaveLength(1)
  const winner = one === 'no refusal' ? first : second
  const loser = one === 'no refusal' ? second : first
  expect(await s.refusal(teacher, approveJoin, { requestId: winner.requestId, lineId })).toBe('already_answered')
  expect(await requests()).toMatchObject([{ id: loser.requestId, contested: true, matches: [{ taken: true }] }])
  expect(await s.refusal(teacher, approveJoin, { requestId: loser.requestId, lineId: winner.actor.personId })).toBe(
    'line_taken',
  )
  await s.call(teacher, refuseJoin, { requestId: loser.requestId })
  expect(await requests()).toEqual([])
})

test('namesakes are both suggested and the teacher chooses', async () => {
  const sheet = await s.classSheet(teacher, classId, 'pupils')
  await s.ask(sheet.code, 'Магомедов Магомед')
  const [request] = await requests()
  expect(request!.matches.map((match) => [match.match, match.person.name])).toEqual([
    ['same', 'Магомед Ахмедович Магомедов'],
    ['same', 'Магомед Расулович Магомедов'],
  ])
})

test('a class code stops at the size of the class, guardians at twice that, and refused requests give the place back', async () => {
  const small = await s.makeClass(s.head, `Малый ${newId()}`, 'Гасанова Фатима', teacher)
  const pupils = await s.classSheet(teacher, small, 'pupils')
  const { requestId } = await s.ask(pupils.code, 'Не Фатима')
  expect(await s.refusalByHttp(lookAtCode, { ticket: pupils.code })).toBe('code_full')
  await s.call(teacher, refuseJoin, { requestId })
  expect(await s.refusalByHttp(lookAtCode, { ticket: pupils.code })).toBe('no refusal')
  const guardians = await s.classSheet(teacher, small, 'guardians')
  const outcomes = await Promise.all(
    ['Первая Мама', 'Второй Папа', 'Третья Тётя'].map((fullName) =>
      s.refusalByHttp(requestJoin, {
        id: newId(),
        ticket: guardians.code,
        name: named(fullName),
        login: `u-${newId().slice(-12)}`,
        password: 'три-зелёных-слона',
        ...kin('close'),
      }),
    ),
  )
  expect(outcomes.toSorted()).toEqual(['code_full', 'no refusal', 'no refusal'])
})

test('a guardian is tied to a child, comes into the guardians’ chat, and the other guardian and the teacher learn of it', async () => {
  const sheet = await s.classSheet(s.head, classId, 'guardians')
  expect(
    await s.refusalByHttp(requestJoin, {
      id: newId(),
      ticket: sheet.code,
      name: named('Без Ребёнка'),
      login: 'bez-rebenka',
      password: 'три-зелёных-слона',
    }),
  ).toBe('child_needed')
  const mother = await s.ask(sheet.code, 'Гасанова Зарема', kin('mother'))
  const lineId = (await line('Гасанова Фатима')).person.id
  await s.call(teacher, approveJoin, { requestId: mother.requestId, lineId })
  expect(await s.inside('class_guardians', classId)).toContain(mother.actor.personId)
  expect(await s.inside('class_pupils', classId)).not.toContain(mother.actor.personId)
  expect((await s.call(mother.actor, myChildren, {})).children).toMatchObject([
    { person: { name: 'Фатима Гасанова' }, kinship: 'mother' },
  ])

  const father = await s.ask(sheet.code, 'Гасанов Руслан', kin('father'))
  expect((await requests()).map((request) => request.contested)).toEqual([false])
  const again = await s.ask(sheet.code, 'Гасанова Зарина', kin('mother'))
  expect((await requests()).map((request) => [request.kinship, request.contested])).toEqual([
    ['father', true],
    ['mother', true],
  ])
  const third = await s.ask(sheet.code, 'Гасанова Хадижат', kin('close'))
  expect((await requests()).find(({ id }) => id === third.requestId)?.contested).toBe(true)
  await s.call(teacher, refuseJoin, { requestId: third.requestId })
  await s.call(s.head, approveJoin, { requestId: father.requestId, lineId })
  for (const told of [mother.actor, teacher]) {
    const { notices, unseen } = await s.call(told, rosterNotices, {})
    expect(unseen).toBeGreaterThan(0)
    expect(notices[0]).toMatchObject({
      code: 'guardian_linked',
      people: [{ name: 'Руслан Гасанов', note: expect.stringContaining('папа Фатимы') }, { name: 'Фатима Гасанова' }],
    })
    await s.call(told, seeRosterNotices, { ids: notices.map((notice) => notice.id) })
    expect((await s.call(told, rosterNotices, {})).unseen).toBe(0)
  }
  expect((await s.call(father.actor, rosterNotices, {})).notices).toEqual([])
  await s.call(teacher, refuseJoin, { requestId: again.requestId })
  expect((await line('Гасанова Фатима')).guardians.map((guardian) => guardian.person.note)).toEqual([
    expect.stringContaining('мама Фатимы'),
    expect.stringContaining('папа Фатимы'),
  ])
})

test('a guardian’s tie stays when the pupil joins afterwards, and the pupil’s own page shows the family', async () => {
  const guardians = await s.classSheet(teacher, classId, 'guardians')
  const pupils = await s.classSheet(teacher, classId, 'pupils')
  const mother = await s.ask(guardians.code, 'Гасанова Зарема', kin('mother'))
  await s.call(teacher, approveJoin, { requestId: mother.requestId, lineId: (await line('Гасанова Фатима')).person.id })
  const pupil = await s.ask(pupils.code, 'Гасанова Фатима')
  await s.call(teacher, approveJoin, { requestId: pupil.requestId, lineId: (await line('Гасанова Фатима')).person.id })
  expect((await s.call(mother.actor, myChildren, {})).children).toMatchObject([
    { person: { id: pupil.actor.personId } },
  ])
  expect((await s.call(pupil.actor, personCard, { personId: pupil.actor.personId })).guardians).toMatchObject([
    { person: { id: mother.actor.personId } },
  ])
})

test('a guardian with a second child asks with the same account, and cannot ask twice for one', async () => {
  const sheet = await s.classSheet(teacher, classId, 'guardians')
  const mother = await s.ask(sheet.code, 'Гасанова Зарема', kin('mother'))
  await s.call(teacher, approveJoin, { requestId: mother.requestId, lineId: (await line('Гасанова Фатима')).person.id })
  const ask = (child: string) => ({ id: newId(), ticket: sheet.code, ...kin('mother', child) })
  const second = ask('Омаров Али')
  expect(await s.call(mother.actor, requestJoin, second)).toEqual({
    requestId: second.id,
    personId: mother.actor.personId,
    state: 'waiting',
  })
  expect(await s.refusal(mother.actor, requestJoin, ask('ОМАРОВ Али'))).toBe('already_asked')
  expect(await requests()).toMatchObject([{ known: true, likeStaff: false }])
  await s.call(teacher, approveJoin, { requestId: second.id, lineId: (await line('Омаров Али Ахмедович')).person.id })
  expect((await s.call(mother.actor, myChildren, {})).children).toHaveLength(2)
})

test('a newcomer with a teacher’s name is for the administrator to judge, in any alphabet', async () => {
  const sheet = await s.classSheet(teacher, classId, 'guardians')
  const { requestId } = await s.ask(sheet.code, 'Aлиeва Патимат', kin('close'))
  expect(await requests()).toMatchObject([{ likeStaff: true }])
  const lineId = (await line('Гасанова Фатима')).person.id
  expect(await s.refusal(teacher, approveJoin, { requestId, lineId })).toBe('needs_administrator')
  await s.call(s.head, approveJoin, { requestId, lineId })
})

test('a pupil cannot become the own guardian, and a restricted guardian is not let back by the class code', async () => {
  const pupils = await s.classSheet(teacher, classId, 'pupils')
  const guardians = await s.classSheet(teacher, classId, 'guardians')
  const pupil = await s.ask(pupils.code, 'Гасанова Фатима')
  await s.call(teacher, approveJoin, { requestId: pupil.requestId, lineId: (await line('Гасанова Фатима')).person.id })
  expect(await s.refusal(pupil.actor, requestJoin, { id: newId(), ticket: pupils.code })).toBe('already_in')
  const own = { id: newId(), ticket: guardians.code, ...kin('mother') }
  await s.call(pupil.actor, requestJoin, own)
  expect(await s.refusal(teacher, approveJoin, { requestId: own.id, lineId: pupil.actor.personId })).toBe(
    'own_guardian',
  )

  const father = await s.ask(guardians.code, 'Гасанов Руслан', kin('father'))
  await s.call(teacher, approveJoin, { requestId: father.requestId, lineId: pupil.actor.personId })
  await s.pool.query('insert into guardian_restrictions (id, guardian_id, child_id) values ($1, $2, $3)', [
    newId(),
    father.actor.personId,
    pupil.actor.personId,
  ])
  const back = { id: newId(), ticket: guardians.code, ...kin('father') }
  await s.call(father.actor, requestJoin, back)
  expect(await s.refusal(teacher, approveJoin, { requestId: back.id, lineId: pupil.actor.personId })).toBe(
    'guardian_restricted',
  )
})

test('a form teacher answers for the own class only', async () => {
  const other = await s.hire(s.head, s.schoolId, 'teacher', 'Ольшанская Анна Ильинична')
  const sheet = await s.classSheet(teacher, classId, 'pupils')
  const { requestId } = await s.ask(sheet.code, 'Омаров Али')
  expect(await s.call(other, listJoins, { classId })).toEqual({ requests: [] })
  expect(
    await s.refusal(other, approveJoin, { requestId, lineId: (await line('Омаров Али Ахмедович')).person.id }),
  ).toBe('not_found')
  expect(await s.refusal(other, refuseJoin, { requestId })).toBe('not_found')
  expect(await s.refusal(teacher, refuseJoin, { requestId: newId() })).toBe('not_found')
})
