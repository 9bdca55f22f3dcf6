import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { getConversation, markRead } from '#protocol/conversations.ts'
import type { Actor } from '#server/platform/call.ts'
import { enterConversation } from './exports.ts'
import { testSchool, type School } from './testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())
beforeEach(() => vi.restoreAllMocks())

const mark = (who: Actor, seq: number, conversationId = school.pupils5) =>
  school.call(who, markRead, { conversationId, seq })

test('the mark moves forward, never back and never past the last line', async () => {
  const first = await school.say(school.teacher, 'один')
  const last = await school.say(school.teacher, 'два')
  expect(await mark(school.fatima, first)).toEqual({ readSeq: first, unread: 1 })
  expect(await mark(school.fatima, last + 1000)).toEqual({ readSeq: last, unread: 0 })
  expect(await mark(school.fatima, first)).toEqual({ readSeq: last, unread: 0 })
  expect(await mark(school.fatima, 0)).toEqual({ readSeq: last, unread: 0 })
})

test('marks that come together are one write and one event, each answered', async () => {
  const seqs = [
    await school.say(school.teacher, 'а'),
    await school.say(school.teacher, 'б'),
    await school.say(school.teacher, 'в'),
  ]
  const before = await school.eventsOf(school.ali.personId)
  const answers = await Promise.all(seqs.toReversed().map((seq) => mark(school.ali, seq)))
  expect(answers).toEqual(answers.map(() => ({ readSeq: seqs[2], unread: 0 })))
  const events = (await school.eventsOf(school.ali.personId)).slice(before.length)
  expect(events).toEqual([
    { name: 'chat.read', data: { conversationId: school.pupils5, readSeq: seqs[2], unread: 0, mentions: 0 } },
  ])
})

test('a mark that does not move is no event', async () => {
  const before = await school.eventsOf(school.ali.personId)
  await mark(school.ali, 1)
  expect(await school.eventsOf(school.ali.personId)).toEqual(before)
})

test('others hear of it once per step, and the reader is left out', async () => {
  const signal = vi.spyOn(school.services.fanout, 'signal')
  const seq = await school.say(school.teacher, 'новое')
  await Promise.all([mark(school.ali, seq), mark(school.fatima, seq)])
  expect(signal.mock.calls.map(([, name, data]) => [name, data])).toEqual([
    ['read', { conversationId: school.pupils5, seq }],
    ['read', { conversationId: school.pupils5, seq }],
  ])
  expect(new Set(signal.mock.calls.map((call) => call[3]))).toEqual(
    new Set([school.ali.personId, school.fatima.personId]),
  )
})

test('what one may not see yet cannot be marked as read', async () => {
  const hidden = await school.say(school.teacher, 'до Заура')
  await school.make.as((ctx) =>
    enterConversation(ctx, school.pupils5, school.zaur.personId, { role: 'member', byRoster: true, fromSeq: 'now' }),
  )
  expect((await mark(school.zaur, hidden)).readSeq).toBe(0)
  const { conversation } = await school.call(school.zaur, getConversation, { conversationId: school.pupils5 })
  expect(conversation).toMatchObject({ readSeq: 0, unread: 0 })
})

test('a conversation of others is not found, and does not spoil the marks beside it', async () => {
  const [refusal, own] = await Promise.all([
    school.refusal(school.fatima, markRead, { conversationId: school.staff, seq: 1 }),
    mark(school.fatima, 1),
  ])
  expect(refusal).toBe('not_found')
  expect(own.readSeq).toBeGreaterThan(0)
})
