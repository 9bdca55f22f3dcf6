import { afterAll, beforeAll, expect, test } from 'vitest'
import { listConversations, markRead } from '#protocol/conversations.ts'
import { deleteMessage, sendMessage } from '#protocol/messages.ts'
import type { Actor } from '#server/platform/call.ts'
import { testSchool, type School } from './testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const row = async (who: Actor, id: string) =>
  (await school.call(who, listConversations, {})).conversations.find((conversation) => conversation.id === id)!
const say = (who: Actor, text: string, entities: object[] = []) =>
  school.call(who, sendMessage, {
    id: school.services.newId(),
    conversationId: school.pupils5,
    text,
    entities: entities as never,
  })

test('a pupil sees the chats of the class, and nothing of the staff', async () => {
  const { conversations, persons } = await school.call(school.fatima, listConversations, {})
  expect(conversations.map((conversation) => conversation.id)).toEqual([school.pupils5])
  const [chat] = conversations
  expect(chat).toMatchObject({
    kind: 'class_pupils',
    title: '5А',
    official: true,
    archived: false,
    participantCount: 3,
    myRole: 'member',
    maySend: true,
    audience: { staff: 1, pupils: 2, guardians: 0 },
    firstVisibleSeq: 1,
    unread: 0,
    peer: null,
    draft: null,
  })
  expect(chat!.lastMessage?.system?.code).toBe('participant_joined')
  expect(persons.map((person) => person.id).sort()).toEqual(
    [school.teacher, school.fatima, school.ali].map((person) => person.personId).sort(),
  )
})

test('unread counts what others wrote after the mark, without deleted and system lines', async () => {
  const first = await say(school.teacher, 'первое')
  const second = await say(school.teacher, 'второе')
  await say(school.ali, 'третье')
  expect(await row(school.fatima, school.pupils5)).toMatchObject({ unread: 3, readSeq: 0, mentions: 0 })
  await school.call(school.teacher, deleteMessage, { conversationId: school.pupils5, seq: second.seq })
  expect((await row(school.fatima, school.pupils5)).unread).toBe(2)
  await school.call(school.fatima, markRead, { conversationId: school.pupils5, seq: first.seq })
  expect(await row(school.fatima, school.pupils5)).toMatchObject({ unread: 1, readSeq: first.seq })
})

test('a mention of me and one of all both count', async () => {
  await say(school.teacher, '@Фатима', [{ type: 'mention', offset: 0, length: 7, personId: school.fatima.personId }])
  await say(school.teacher, '@все', [{ type: 'mention_all', offset: 0, length: 4 }])
  expect((await row(school.fatima, school.pupils5)).mentions).toBe(2)
  expect((await row(school.ali, school.pupils5)).mentions).toBe(1)
})

test('two ticks rise with the furthest of the others, never with my own mark', async () => {
  const { seq } = await say(school.teacher, 'кто прочёл?')
  expect((await row(school.teacher, school.pupils5)).othersReadSeq).toBeLessThan(seq)
  await school.call(school.fatima, markRead, { conversationId: school.pupils5, seq })
  expect((await row(school.teacher, school.pupils5)).othersReadSeq).toBe(seq)
})
