import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayWriteTo, startDirect } from '#protocol/conversations.ts'
import { reactToMessage, sendMessage } from '#protocol/messages.ts'
import { blockPerson, listBlocks, unblockPerson } from '#protocol/moderation.ts'
import type { Actor } from '#server/platform/call.ts'
import { testSchool, type School } from '../conversations/testing.ts'

let school: School

beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const newId = () => school.services.newId()
const say = (by: Actor, conversationId: string, text: string) =>
  school.call(by, sendMessage, { id: newId(), conversationId, text })

describe('a block between two people', () => {
  test('closes the direct chat both ways and leaves the class chat alone', async () => {
    const { conversationId } = await school.call(school.mother, startDirect, { personId: school.teacher.personId })
    const { seq } = await say(school.mother, conversationId, 'здравствуйте')
    await school.call(school.mother, blockPerson, { personId: school.teacher.personId })
    for (const [by, to] of [
      [school.mother, school.teacher],
      [school.teacher, school.mother],
    ] as const) {
      expect(await school.refusal(by, sendMessage, { id: newId(), conversationId, text: 'нельзя' })).toBe(
        'may_not_send',
      )
      expect(await school.refusal(by, reactToMessage, { conversationId, seq, emoji: '👍' })).toBe('may_not_send')
      expect((await school.call(by, mayWriteTo, { personId: to.personId })).may).toBe(false)
    }
    await say(school.teacher, school.guardians5, 'собрание в пятницу')
    expect((await school.call(school.mother, listBlocks, {})).people.map((one) => one.id)).toEqual([
      school.teacher.personId,
    ])
    expect((await school.call(school.teacher, listBlocks, {})).people).toEqual([])
    await school.call(school.mother, unblockPerson, { personId: school.teacher.personId })
    await say(school.teacher, conversationId, 'снова можно')
  })

  test('of oneself or of a stranger is refused alike for all who do not exist', async () => {
    expect(await school.refusal(school.fatima, blockPerson, { personId: school.fatima.personId })).toBe('block_oneself')
    expect(await school.refusal(school.fatima, blockPerson, { personId: school.stranger.personId })).toBe('not_found')
    expect(await school.refusal(school.fatima, blockPerson, { personId: newId() })).toBe('not_found')
  })
})
