import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClass, enrolPupils, getClass } from '#protocol/classes.ts'
import { messageHistory } from '#protocol/messages.ts'
import { organisationStatus } from '#protocol/organisations.ts'
import { removePupil } from '#protocol/roster.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

let made = 0
async function group(kind: 'subject_group' | 'association' = 'subject_group') {
  const id = school.services.newId()
  await school.call(school.head, createClass, {
    ...{ id, organisationId: school.school, kind, name: `Группа ${++made}`, names: '' },
    formTeacherId: school.teacher.personId,
  })
  const { conversationIds } = await school.call(school.teacher, getClass, { classId: id })
  return { id, ...conversationIds }
}
const enrol = (classId: string, ...people: Actor[]) =>
  school.call(school.teacher, enrolPupils, { classId, personIds: people.map(({ personId }) => personId) })
const reads = (who: Actor, conversationId: string) => school.refusal(who, messageHistory, { conversationId })

test('pupils of two classes share a subject group and its chat; parents have the chats of the classes', async () => {
  const { id, pupils, guardians } = await group()
  expect(guardians).toBeNull()
  expect(await enrol(id, school.fatima, school.zaur)).toEqual({ added: 2 })
  expect(await enrol(id, school.fatima, school.ali)).toEqual({ added: 1 })
  for (const one of [school.fatima, school.zaur, school.ali]) expect(await reads(one, pupils!)).toBe('no refusal')
  expect(await reads(school.mother, pupils!)).toBe('not_found')
})

test('whoever leaves the class leaves its groups; a club keeps whoever came to it', async () => {
  const pupil = await school.make.person('Уходов', 'Умар')
  await school.make.enrolment(school.class5, pupil, 'pupil')
  const [subject, club] = [await group(), await group('association')]
  for (const { id } of [subject, club]) await enrol(id, pupil)
  await school.call(school.head, removePupil, { classId: school.class5, personId: pupil.personId })
  expect([await reads(pupil, subject.pupils!), await reads(pupil, club.pupils!)]).toEqual(['not_found', 'no refusal'])
})

test('a club has a chat with the guardians of whoever comes to it', async () => {
  const { id, guardians } = await group('association')
  await enrol(id, school.fatima)
  expect(await reads(school.mother, guardians!)).toBe('no refusal')
})

test('nobody from elsewhere, no names into a subject group, no pupils of others into a class', async () => {
  const { id } = await group()
  const refused = (classId: string, who: Actor) =>
    school.refusal(school.head, enrolPupils, { classId, personIds: [who.personId] })
  expect(await refused(id, school.stranger)).toBe('pupil_elsewhere')
  expect(await refused(id, school.mother)).toBe('pupil_elsewhere')
  expect(await refused(school.class5, school.zaur)).toBe('class_not_shared')
  const about = { id: school.services.newId(), organisationId: school.school, kind: 'subject_group' as const }
  expect(await school.refusal(school.head, createClass, { ...about, name: 'С именами', names: 'Новиков Олег' })).toBe(
    'group_from_classes',
  )
})

test('subject groups are no classes in the status of the organisation', async () => {
  const classes = async () =>
    (await school.call(school.head, organisationStatus, { organisationId: school.school })).classes
  const before = await classes()
  await group()
  expect(await classes()).toBe(before)
})
