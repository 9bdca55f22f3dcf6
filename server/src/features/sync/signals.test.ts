import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDirect } from '#protocol/conversations.ts'
import { blockPerson } from '#protocol/moderation.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'
import { takeSignal } from './signals.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

/** Who is shown as typing after this person has typed. */
async function typed(by: Actor, conversationId: string): Promise<string[]> {
  const shown: string[] = []
  const signal = (_: string, __: string, data: { personId: string }) => void shown.push(data.personId)
  const fanout = Object.assign(Object.create(school.services.fanout), { follows: () => true, signal })
  const session = { ...by } as unknown as Parameters<typeof takeSignal>[1]
  const connection = {} as Parameters<typeof takeSignal>[4]
  await takeSignal({ ...school.services, fanout }, session, 'typing', { conversationId }, connection)
  return shown
}

test('whom somebody has blocked does not show as typing to them', async () => {
  const { conversationId } = await school.call(school.mother, startDirect, { personId: school.teacher.personId })
  expect(await typed(school.teacher, conversationId)).toEqual([school.teacher.personId])
  await school.call(school.mother, blockPerson, { personId: school.teacher.personId })
  expect(await typed(school.teacher, conversationId)).toEqual([])
  expect(await typed(school.teacher, school.guardians5)).toEqual([school.teacher.personId])
})
