import { afterAll, beforeAll, expect, test } from 'vitest'
import { enterConversation } from '#protocol/conversations.ts'
import { messageHistory, sendMessage } from '#protocol/messages.ts'
import { grantRole, removeStaff, revokeRole } from '#protocol/roster.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'

let school: School
let administrator: Actor
beforeAll(async () => {
  school = await testSchool()
  administrator = await school.make.staff(school.school, 'administrator', 'Саидова', 'Саида', 'Саидовна')
})
afterAll(() => school.close())

const enter = (who: Actor) =>
  school.call(who, enterConversation, { conversationId: school.pupils5, reason: 'Жалоба родителей' })
const reads = (who: Actor) => school.refusal(who, messageHistory, { conversationId: school.pupils5 })
const lastLine = async () =>
  (await school.call(school.teacher, messageHistory, { conversationId: school.pupils5 })).messages.at(-1)!.system

test('whoever came in as administration stays while being administration, whatever else changes', async () => {
  await enter(administrator)
  const about = { organisationId: school.school, personId: administrator.personId }
  await school.call(school.head, grantRole, { ...about, role: 'deputy' })
  await school.call(school.head, revokeRole, { ...about, role: 'deputy' })
  expect(await reads(administrator)).toBe('no refusal')
})

test('an administrator whose role is taken back no longer reads the children, though still on the staff', async () => {
  const about = { organisationId: school.school, personId: administrator.personId }
  await school.call(school.head, grantRole, { ...about, role: 'teacher' })
  await school.call(school.head, revokeRole, { ...about, role: 'administrator' })
  expect(await reads(administrator)).toBe('not_found')
  expect(await lastLine()).toEqual({ code: 'participant_left', personIds: [administrator.personId] })
})

test('a dismissed head leaves the class chat entered openly and writes to the children no more', async () => {
  await enter(school.head)
  await school.call(school.office, removeStaff, { organisationId: school.school, personId: school.head.personId })
  const message = { id: school.services.newId(), conversationId: school.pupils5, text: 'привет, дети' }
  expect(await school.refusal(school.head, sendMessage, message)).toBe('not_found')
  expect(await reads(school.head)).toBe('not_found')
  expect(await lastLine()).toEqual({ code: 'participant_left', personIds: [school.head.personId] })
})
