import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blockPerson } from '#protocol/moderation.ts'
import { getClass, listClasses } from '#protocol/classes.ts'
import { listConversations, startDirect } from '#protocol/conversations.ts'
import { listJoins } from '#protocol/invitations.ts'
import { getOrganisation, organisationPeople, updateOrganisation } from '#protocol/organisations.ts'
import { personCard } from '#protocol/roster.ts'
import { whatSees, whyWrite, type Sight } from '#protocol/rights.ts'
import { testSchool, type School } from '#server/features/conversations/testing.ts'
import type { Actor } from '#server/platform/call.ts'

let s: School
beforeAll(async () => {
  s = await testSchool()
})
afterAll(() => s.close())

const own = (actor: Actor) => s.call(actor, whatSees, { personId: actor.personId })
const sightsOf = async (actor: Actor) => new Set((await own(actor)).ties.flatMap((tie): Sight[] => tie.sees))
const may = async (refusal: Promise<string>) => (await refusal) === 'no refusal'

describe('what somebody is told to see is what the calls let through', () => {
  const people = () => [s.head, s.teacher, s.secretary, s.office, s.fatima, s.mother, s.stranger, s.zaur]
  const trials: [Sight, (actor: Actor) => Promise<boolean>][] = [
    ['all_people', (a) => may(s.refusal(a, organisationPeople, { organisationId: s.school, circle: 'pupils' }))],
    ['class_list', (a) => may(s.refusal(a, getClass, { classId: s.class5 }))],
    ['child_card', (a) => may(s.refusal(a, personCard, { personId: s.fatima.personId }))],
    ['settings', (a) => may(s.refusal(a, updateOrganisation, { organisationId: s.school, shortName: 'СОШ' }))],
    ['staff_list', (a) => may(s.refusal(a, getOrganisation, { organisationId: s.school }))],
  ]
  // Whoever manages sees classes and children too; the stranger's rights lie elsewhere, the office's below it.
  const wider: Partial<Record<Sight, Sight[]>> = {
    class_list: ['all_classes'],
    child_card: ['all_people', 'class_list', 'own_guardians'],
  }
  test.each(trials)('%s', async (sight, attempt) => {
    for (const actor of people()) {
      if (actor === s.stranger || (sight === 'child_card' && actor === s.zaur)) continue
      const sights = await sightsOf(actor)
      const told = [sight, ...(wider[sight] ?? [])].some((one) => sights.has(one))
      expect(await attempt(actor), `${actor.personId} ${[...sights].join()}`).toBe(told)
    }
    expect(await attempt(s.stranger)).toBe(false)
  })
})

test('each right is told with the tie that gives it', async () => {
  const { ties } = await own(s.teacher)
  expect(ties.map(({ role, className, sees }) => [role, className, sees])).toEqual([
    ['teacher', '', ['staff_list']],
    ['form_teacher', '5А', ['class_list', 'class_requests', 'class_reports']],
  ])
  expect((await own(s.mother)).ties).toMatchObject([{ role: 'guardian', child: { id: s.fatima.personId } }])
})

test('head and administrator see what lies in their organisation, on record, and never with whom somebody talks', async () => {
  const office = await s.make.staff(s.lyceum, 'staff', 'Гостева', 'Анна', 'Ивановна')
  await s.pool.query(`insert into role_grants (id, person_id, organisation_id, role) values ($1, $2, $3, 'teacher')`, [
    s.services.newId(),
    s.teacher.personId,
    s.lyceum,
  ])
  await s.call(s.teacher, startDirect, { personId: s.head.personId })
  const about = { personId: s.teacher.personId, organisationId: s.school }
  const seen = await s.call(s.head, whatSees, about)
  expect(new Set(seen.ties.map((tie) => tie.organisationId))).toEqual(new Set([s.school]))
  expect(seen.chats.map(({ kind, reason }) => `${kind} by ${reason}`).toSorted()).toEqual([
    'class_guardians by roster',
    'class_pupils by roster',
    'staff by roster',
  ])
  expect(seen.otherChats).toBe(1)
  const { rows } = await s.pool.query(`select actor_id, subject_id from audit_named where act = 'rights.seen'`)
  expect(rows).toEqual([{ actor_id: s.head.personId, subject_id: s.teacher.personId }])
  for (const actor of [s.secretary, s.office, s.mother, s.stranger, office])
    expect(await s.refusal(actor, whatSees, about)).toBe('not_found')
  expect(await s.refusal(s.head, whatSees, { personId: s.stranger.personId, organisationId: s.school })).toBe(
    'not_found',
  )
  expect(await s.refusal(s.head, whatSees, { personId: s.teacher.personId })).toBe('not_found')
})

test('«may they write» names every tie and the setting that closes it', async () => {
  const ask = (by: Actor, from: Actor, to: Actor) =>
    s.call(by, whyWrite, { fromId: from.personId, toId: to.personId, organisationId: s.school })
  expect(await ask(s.head, s.fatima, s.teacher)).toMatchObject({
    ...{ may: true, code: 'tie_teacher_pupil' },
    ties: [{ code: 'tie_teacher_pupil', setting: 'pupilToTeacher', open: true, organisations: [{ id: s.school }] }],
  })
  await s.call(s.head, updateOrganisation, { organisationId: s.school, settings: { pupilToTeacher: false } })
  expect(await ask(s.head, s.fatima, s.teacher)).toMatchObject({
    ...{ may: false, code: 'write_switched_off' },
    ties: [{ code: 'tie_teacher_pupil', open: false }],
  })
  expect(await ask(s.fatima, s.fatima, s.zaur)).toEqual({ may: false, code: 'write_no_tie', ties: [] })
  const of = { fromId: s.fatima.personId, toId: s.stranger.personId, organisationId: s.school }
  expect(await s.refusal(s.head, whyWrite, of)).toBe('not_found')
})

test('an administrator does not learn who has blocked whom', async () => {
  await s.call(s.ali, blockPerson, { personId: s.fatima.personId })
  const ask = { fromId: s.ali.personId, toId: s.fatima.personId, organisationId: s.school }
  expect((await s.call(s.head, whyWrite, ask)).code).toBe('direct_closed')
  expect((await s.call(s.ali, whyWrite, ask)).code).toBe('write_you_blocked')
})

test('the chats told are the chats that are there', async () => {
  for (const actor of [s.teacher, s.fatima, s.mother]) {
    const listed = (await s.call(actor, listConversations, {})).conversations
    const { chats, otherChats } = await own(actor)
    expect(chats.length + otherChats).toBe(listed.length)
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(chats.map((chat) => chat.conversationId)))
  }
  expect((await s.call(s.teacher, listClasses, {})).classes.map((one) => one.id)).toEqual([s.class5])
  expect((await s.call(s.teacher, listJoins, { classId: s.class5 })).requests).toEqual([])
})
