import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveJoin } from '#protocol/invitations.ts'
import { addOldChat, changeOldChat, listOldChats, markOldChatMistaken, oldChatsOfClass } from '#protocol/old-chats.ts'
import { restrictGuardian } from '#protocol/roster.ts'
import { getClass } from '#protocol/classes.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
let teacher: Actor
let classId: string
let otherId: string
beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Мадина Руслановна')
  classId = await s.makeClass(s.head, '5А', 'Магомедова Фатима\nАлиев Али\nЗауров Заур', teacher)
  otherId = await s.makeClass(s.head, '5Б', 'Омаров Омар')
})
afterAll(() => s.close())

const add = async (name: string, more: object = {}) =>
  (
    await s.call(s.head, addOldChat, {
      ...{ id: newId(), organisationId: s.schoolId, ownOf: 'organisation', messenger: 'whatsapp', kind: 'guardians' },
      ...{ name, ...more },
    })
  ).chatId
const ofClass = (by: Actor, named = false) => s.call(by, oldChatsOfClass, { classId, named })
const names = async (by: Actor) => {
  const { missing } = await ofClass(by, true)
  return {
    pupils: missing?.pupils.map(({ fullName }) => fullName),
    families: missing?.families.map(({ fullName }) => fullName),
  }
}

test('a chat called after a class belongs to it, unless somebody says otherwise; one of parents belongs to none', async () => {
  const named = await add('5А: родители')
  const said = await add('Наш чат', { classId: otherId })
  await add('Мамы 5А', { ownOf: 'parents' })
  await add('5А: продлёнка', { classId: null })
  const mistaken = await add('Бывшие 5А')
  await s.call(s.head, markOldChatMistaken, { chatId: mistaken, reason: 'Чат выпускников' })
  expect((await ofClass(s.head)).chats).toEqual([
    { id: named, messenger: 'whatsapp', name: '5А: родители', kind: 'guardians', status: 'declared' },
  ])
  const { chats } = await s.call(s.head, listOldChats, { organisationId: s.schoolId })
  expect(chats.find(({ id }) => id === said)).toMatchObject({ classId: otherId, className: '5Б' })
  const about = { messenger: 'whatsapp', name: '5А: родители', kind: 'guardians' } as const
  expect(await s.refusal(s.head, changeOldChat, { chatId: named, ...about, classId: newId() })).toBe(
    'old_chat_class_unknown',
  )
})

test('form teacher and head see which children have nobody here; a guardian who is kept away is nobody', async () => {
  expect(await ofClass(teacher)).toMatchObject({
    ...{ pupils: { here: 0, total: 3 }, families: { here: 0, total: 3 }, missing: null },
  })
  const all = ['Алиев Али', 'Зауров Заур', 'Магомедова Фатима']
  expect(await names(teacher)).toEqual({ pupils: all, families: all })

  const { lines } = await s.call(teacher, getClass, { classId })
  const childId = lines.find(({ familyName }) => familyName === 'Магомедова')!.person.id
  const sheet = await s.classSheet(teacher, classId, 'guardians')
  const child = { familyName: 'Магомедова', givenName: 'Фатима' }
  const { actor: mother, requestId } = await s.ask(sheet.code, 'Магомедова Зарема', { child, kinship: 'mother' })
  await s.call(teacher, approveJoin, { requestId, lineId: childId })
  expect((await ofClass(s.head)).families).toEqual({ here: 1, total: 3 })
  expect((await names(s.head)).families).toEqual(['Алиев Али', 'Зауров Заур'])

  await s.call(s.head, restrictGuardian, {
    ...{ id: newId(), childId, guardianId: mother.personId, document: '2-15/2026', until: null },
  })
  expect((await ofClass(teacher)).families).toEqual({ here: 0, total: 3 })
})

test('neither an office above nor other teachers are told of the children of a class', async () => {
  const colleague = await s.hire(s.head, s.schoolId, 'teacher', 'Ахмедова Аида Расуловна')
  expect(await s.refusal(s.office, oldChatsOfClass, { classId })).toBe('not_allowed')
  expect(await s.refusal(colleague, oldChatsOfClass, { classId })).toBe('not_found')
})
