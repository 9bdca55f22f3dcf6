import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markRead } from '#protocol/conversations.ts'
import {
  messageAtDate,
  messageReaders,
  messageReactors,
  pinMessage,
  pinnedMessages,
  reactToMessage,
} from '#protocol/messages.ts'
import { enterConversation } from '#server/features/conversations/exports.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const at = (seq: number) => ({ conversationId: school.pupils5, seq })

describe('messages.readers', () => {
  test('names who has read and who has not, without the author', async () => {
    const seq = await school.say(school.teacher, 'прочтите')
    await school.call(school.fatima, markRead, { conversationId: school.pupils5, seq })
    const answer = await school.call(school.teacher, messageReaders, at(seq))
    expect(answer).toMatchObject({ count: 1, of: 2, notYet: [{ id: school.ali.personId }] })
    expect(answer.readers).toEqual([
      { person: expect.objectContaining({ id: school.fatima.personId }), readAt: expect.any(String) },
    ])
  })
  test('an instant is given only for the line that was read then', async () => {
    const first = await school.say(school.teacher, 'а')
    const last = await school.say(school.teacher, 'б')
    await school.call(school.ali, markRead, { conversationId: school.pupils5, seq: last })
    const { readers } = await school.call(school.teacher, messageReaders, at(first))
    expect(readers.find(({ person }) => person.id === school.ali.personId)?.readAt).toBeNull()
  })
  test('who cannot see the line is not asked for it', async () => {
    const seq = await school.say(school.teacher, 'до Заура')
    await school.make.as((ctx) =>
      enterConversation(ctx, school.pupils5, school.zaur.personId, { role: 'member', byRoster: true, fromSeq: 'now' }),
    )
    expect((await school.call(school.teacher, messageReaders, at(seq))).of).toBe(2)
    for (const contract of [messageReaders, messageReactors]) {
      expect(await school.refusal(school.zaur, contract, at(seq))).toBe('not_found')
      expect(await school.refusal(school.secretary, contract, at(seq))).toBe('not_found')
    }
    expect(await school.refusal(school.teacher, messageReaders, at(100_000))).toBe('not_found')
  })
})

test('messages.reactors: who reacted, in order', async () => {
  const seq = await school.say(school.teacher, 'молодцы')
  await school.call(school.ali, reactToMessage, { ...at(seq), emoji: '🎉' })
  await school.call(school.fatima, reactToMessage, { ...at(seq), emoji: '👍' })
  const { reactors } = await school.call(school.teacher, messageReactors, at(seq))
  expect(reactors.map(({ person, emoji }) => [person.id, emoji])).toEqual([
    [school.ali.personId, '🎉'],
    [school.fatima.personId, '👍'],
  ])
})

describe('messages.pinned', () => {
  test('newest first, and only what one may read', async () => {
    const [first, second] = [await school.say(school.teacher, 'первое'), await school.say(school.teacher, 'второе')]
    for (const seq of [first, second]) await school.call(school.teacher, pinMessage, { ...at(seq), pinned: true })
    const seqs = async (who: School['ali']) =>
      (await school.call(who, pinnedMessages, { conversationId: school.pupils5 })).messages.map(
        (message) => message.seq,
      )
    expect(await seqs(school.ali)).toEqual([second, first])
    const late = await school.make.person('Позд', 'Но')
    await school.make.as((ctx) =>
      enterConversation(ctx, school.pupils5, late.personId, { role: 'member', byRoster: true, fromSeq: 'now' }),
    )
    expect(await seqs(late)).toEqual([])
    expect(await school.refusal(school.secretary, pinnedMessages, { conversationId: school.pupils5 })).toBe('not_found')
  })
})

describe('messages.atDate', () => {
  const find = async (instant: string, who = school.fatima) =>
    (await school.call(who, messageAtDate, { conversationId: school.pupils5, at: instant })).seq

  test('the first line at or after the instant, wherever it falls', async () => {
    await school.pool.query(
      `update messages set at = '2026-09-01T00:00:00Z'::timestamptz + seq * interval '1 day' where conversation_id = $1`,
      [school.pupils5],
    )
    expect(await find('2026-01-01T00:00:00.000Z')).toBe(1)
    expect(await find('2026-09-04T00:00:00.000Z')).toBe(3)
    expect(await find('2026-09-04T00:00:00.001Z')).toBe(4)
    expect(await find('2029-01-01T00:00:00.000Z')).toBeNull()
  })
  test('never before what one may see', async () => {
    const { rows } = await school.pool.query('select from_seq from participants where person_id = $1', [
      school.zaur.personId,
    ])
    expect(await find('2020-01-01T00:00:00.000Z', school.zaur)).toBe(rows[0].from_seq)
    expect(
      await school.refusal(school.secretary, messageAtDate, {
        conversationId: school.pupils5,
        at: '2026-09-04T00:00:00.000Z',
      }),
    ).toBe('not_found')
  })
})
