import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getConversation, startDirect } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import type { Actor } from '#server/platform/call.ts'
import { reviewEverybody, reviewOrganisation } from './review-directs.ts'
import { testSchool, type School } from './testing.ts'

let school: School
let pupils: string
let teaching: string
beforeAll(async () => {
  school = await testSchool()
  pupils = await direct(school.fatima, school.ali)
  teaching = await direct(school.teacher, school.fatima)
})
afterAll(() => school.close())
beforeEach(() => settings('{}'))

const direct = async (from: Actor, to: Actor) =>
  (await school.call(from, startDirect, { personId: to.personId })).conversationId
const open = async (id: string) =>
  (await school.call(school.fatima, getConversation, { conversationId: id })).conversation.maySend
const settings = async (value: string) => {
  await school.pool.query('update organisations set settings = $2 where id = $1', [school.school, value])
  await reviewOrganisation(school.school, school.services)
}

test('what the organisation switches off closes for those who were already talking, and opens again', async () => {
  await settings('{"pupilToPupil": false}')
  expect([await open(pupils), await open(teaching)]).toEqual([false, true])
  const message = { id: school.services.newId(), conversationId: pupils, text: 'ещё?' }
  expect(await school.refusal(school.ali, sendMessage, message)).toBe('may_not_send')
  await settings('{}')
  expect([await open(pupils), await open(teaching)]).toEqual([true, true])
})

test('a tie that ended by date closes the chat without anybody’s command', async () => {
  const past = new Date(Date.now() - 1000)
  const { personId } = school.teacher
  await school.pool.query('update enrolments set valid_to = $2 where person_id = $1', [personId, past])
  await reviewEverybody(school.services)
  expect([await open(pupils), await open(teaching)]).toEqual([true, false])
  await school.pool.query('update enrolments set valid_to = null where person_id = $1', [personId])
})

test('whoever is not touched hears nothing', async () => {
  const before = await school.eventsOf(school.ali.personId)
  await reviewEverybody(school.services)
  expect(await school.eventsOf(school.ali.personId)).toEqual(before)
})
