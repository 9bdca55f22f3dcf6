import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addParticipants, createConversation, getConversation, setParticipantRole } from '#protocol/conversations.ts'
import { messageHistory, sendMessage } from '#protocol/messages.ts'
import { grantRole, removeGuardian, removePupil, removeStaff, revokeRole, rosterNotices } from '#protocol/roster.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

let leaver: Actor
beforeEach(async () => {
  leaver = await school.make.staff(school.school, 'teacher', 'Уходящая', 'Мария', 'Ивановна')
  await school.make.enrolment(school.class5, leaver, 'teacher')
})

async function group(owner: Actor, others: Actor[], organisationId?: string) {
  const id = school.services.newId()
  const about = { id, kind: 'group' as const, title: 'Кружок', ...(organisationId ? { organisationId } : {}) }
  await school.call(owner, createConversation, { ...about, personIds: others.map(({ personId }) => personId) })
  return id
}
const send = (who: Actor, conversationId: string) =>
  school.refusal(who, sendMessage, { id: school.services.newId(), conversationId, text: 'привет' })
const dismiss = ({ personId }: Actor) =>
  school.call(school.head, removeStaff, { organisationId: school.school, personId })
const roleOf = async (who: Actor, conversationId: string) =>
  (await school.call(who, getConversation, { conversationId })).conversation.myRole
const lastLine = async (who: Actor, conversationId: string) =>
  (await school.call(who, messageHistory, { conversationId })).messages.at(-1)!.system
const ownerless = async (who: Actor, about: Actor) =>
  (await school.call(who, rosterNotices, {})).notices.filter(
    ({ code, people }) => code === 'group_without_owner' && people[0]!.id === about.personId,
  ).length

test('a dismissed teacher no longer writes to pupils in a group of their own making; a colleague keeps it', async () => {
  const id = await group(leaver, [school.fatima, school.secretary, school.teacher])
  await school.call(leaver, setParticipantRole, {
    conversationId: id,
    personId: school.teacher.personId,
    role: 'moderator',
  })
  await dismiss(leaver)
  expect(await send(leaver, id)).toBe('not_found')
  expect(await lastLine(school.fatima, id)).toEqual({ code: 'participant_left', personIds: [leaver.personId] })
  expect(await roleOf(school.teacher, id)).toBe('owner')
  expect(await ownerless(school.head, leaver)).toBe(0)
})

test('children left alone own nothing: the administration learns that a group has no owner', async () => {
  const id = await group(leaver, [school.fatima, school.ali], school.school)
  await dismiss(leaver)
  expect(await send(leaver, id)).toBe('not_found')
  expect([await roleOf(school.fatima, id), await roleOf(school.ali, id)]).toEqual(['member', 'member'])
  expect(await ownerless(school.head, leaver)).toBe(1)
})

test('to work next door is no reason to stay with the children of a school one has left; a child there is', async () => {
  const lyceum = await school.make.organisation('school', school.town)
  const about = { personId: leaver.personId, organisationId: lyceum, role: 'teacher' }
  await school.pool.query('insert into role_grants (id, person_id, organisation_id, role) values ($1, $2, $3, $4)', [
    school.services.newId(),
    about.personId,
    about.organisationId,
    about.role,
  ])
  const next = await school.make.staff(lyceum, 'teacher', 'Соседова', 'Анна', 'Ивановна')
  const withPupils = await group(leaver, [school.fatima, school.teacher, next])
  const withTeacher = await group(leaver, [school.teacher, school.fatima])
  const there = await group(leaver, [next])
  await dismiss(leaver)
  expect(await send(leaver, withPupils)).toBe('not_found')
  expect(await send(leaver, withTeacher)).toBe('not_found')
  expect(await send(leaver, there)).toBe('no refusal')
  expect(await send(next, withPupils)).toBe('no refusal')
})

test('whoever only changes the work stays among colleagues', async () => {
  const id = await group(school.head, [leaver])
  const about = { organisationId: school.school, personId: leaver.personId }
  await school.call(school.head, grantRole, { ...about, role: 'staff' })
  await school.call(school.head, revokeRole, { ...about, role: 'teacher' })
  expect(await send(leaver, id)).toBe('no refusal')
})

test('a pupil who left the school and the guardian leave what teachers made; others stay', async () => {
  const pupil = await school.make.person('Уходов', 'Умар')
  const father = await school.make.person('Уходов', 'Асхаб')
  await school.make.enrolment(school.class5, pupil, 'pupil')
  await school.make.guardianship(father, pupil)
  const children = await group(school.teacher, [pupil, school.ali])
  const parents = await group(school.teacher, [father, school.mother])
  await school.call(school.teacher, addParticipants, { conversationId: parents, personIds: [pupil.personId] })
  await school.call(school.head, removePupil, { classId: school.class5, personId: pupil.personId })
  expect([await send(pupil, children), await send(father, parents), await send(pupil, parents)]).toEqual([
    'not_found',
    'not_found',
    'not_found',
  ])
  expect([await send(school.ali, children), await send(school.mother, parents)]).toEqual(['no refusal', 'no refusal'])
})

test('a guardian whose tie to the child has ended leaves, also a channel', async () => {
  const father = await school.make.person('Магомедов', 'Али')
  await school.make.guardianship(father, school.fatima)
  const id = school.services.newId()
  const about = { id, kind: 'channel' as const, title: 'Объявления' }
  await school.call(school.teacher, createConversation, {
    ...about,
    personIds: [father.personId, school.mother.personId],
  })
  await school.call(school.head, removeGuardian, { childId: school.fatima.personId, guardianId: father.personId })
  expect(await school.refusal(father, messageHistory, { conversationId: id })).toBe('not_found')
  expect(await school.refusal(school.mother, messageHistory, { conversationId: id })).toBe('no refusal')
})
