import { afterAll, beforeAll, expect, test } from 'vitest'
import { getConversation, muteConversation, pinConversation, saveDraft } from '#protocol/conversations.ts'
import { testSchool, type School } from './testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const mine = async () =>
  (await school.call(school.fatima, getConversation, { conversationId: school.pupils5 })).conversation
const last = async () => (await school.eventsOf(school.fatima.personId)).at(-1)

test('a mute holds until it is taken back, and tells my other devices', async () => {
  const until = '2030-01-01T00:00:00.000Z'
  await school.call(school.fatima, muteConversation, { conversationId: school.pupils5, until })
  expect((await mine()).mutedUntil).toBe(until)
  expect(await last()).toEqual({ name: 'chat.muted', data: { conversationId: school.pupils5, mutedUntil: until } })
  await school.call(school.fatima, muteConversation, { conversationId: school.pupils5, until: null })
  expect((await mine()).mutedUntil).toBeNull()
})

test('pinned is mine alone', async () => {
  await school.call(school.fatima, pinConversation, { conversationId: school.pupils5, pinned: true })
  expect((await mine()).pinned).toBe(true)
  expect(await last()).toEqual({ name: 'chat.pinned', data: { conversationId: school.pupils5, pinned: true } })
  const other = await school.call(school.ali, getConversation, { conversationId: school.pupils5 })
  expect(other.conversation.pinned).toBe(false)
})

test('a draft is kept as typed, with marks, and cleared by an empty one', async () => {
  const entities = [{ type: 'bold', offset: 0, length: 2 } as const]
  await school.call(school.fatima, saveDraft, {
    conversationId: school.pupils5,
    text: 'За\0втра',
    entities,
    replyTo: 1,
  })
  expect((await mine()).draft).toMatchObject({ text: 'За\uFFFDвтра', entities, replyTo: 1 })
  expect(await last()).toMatchObject({ name: 'chat.draft', data: { draft: { entities } } })
  await school.call(school.fatima, saveDraft, { conversationId: school.pupils5, text: '' })
  expect((await mine()).draft).toBeNull()
})

test('none of it works in a conversation of others', async () => {
  const conversationId = school.staff
  expect(await school.refusal(school.fatima, muteConversation, { conversationId, until: null })).toBe('not_found')
  expect(await school.refusal(school.fatima, pinConversation, { conversationId, pinned: true })).toBe('not_found')
  expect(await school.refusal(school.fatima, saveDraft, { conversationId, text: 'я' })).toBe('not_found')
})
