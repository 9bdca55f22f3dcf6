import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPeople, getPeople, listConversations, mayWriteTo, startDirect } from '#protocol/conversations.ts'
import { sendMessage } from '#protocol/messages.ts'
import type { Actor } from '#server/platform/call.ts'
import { reviewDirects } from './exports.ts'
import { testSchool, type School } from './testing.ts'

let school: School
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

const ids = (...actors: Actor[]) => actors.map((actor) => actor.personId).sort()
const found = async (who: Actor, text: string) =>
  (await school.call(who, findPeople, { text })).people.map((person) => person.id).sort()

describe('people.find', () => {
  test('a pupil finds classmates, own teachers and own guardians, and nobody else', async () => {
    expect(await found(school.fatima, '')).toEqual(ids(school.ali, school.teacher, school.mother))
  })
  test('a child is not found by whoever is not of its circle', async () => {
    for (const who of [school.zaur, school.head, school.secretary, school.office, school.stranger]) {
      expect(await found(who, 'Фатима')).toEqual([])
    }
    expect(await found(school.teacher, 'Фатима')).toEqual(ids(school.fatima))
    expect(await found(school.mother, 'Фатима')).toEqual(ids(school.fatima))
  })
  test('words in any order, parts from their beginning, ё as е, both halves of a double name', async () => {
    expect(await found(school.head, 'анна елк')).toEqual(ids(school.secretary))
    expect(await found(school.head, 'али зар')).toEqual(ids(school.mother))
    expect(await found(school.head, 'кина')).toEqual([])
    expect(await found(school.head, '%')).toEqual([])
  })
  test('a guardian finds the teachers of the child and the administration, no other guardians', async () => {
    expect(await found(school.mother, '')).toEqual(ids(school.fatima, school.teacher, school.head))
  })
  test('an office finds staff down the tree, and staff find it', async () => {
    expect(await found(school.office, 'гаджи')).toEqual(ids(school.head))
    expect(await found(school.head, 'омаров')).toEqual(ids(school.office))
    expect(await found(school.stranger, 'гаджи')).toEqual([])
  })
  test('who has no account yet is not offered', async () => {
    const unborn = await school.make.person('Безымянный', 'Без', '', false)
    await school.make.enrolment(school.class5, unborn, 'pupil')
    expect(await found(school.teacher, 'Безымянный')).toEqual([])
    const verdict = await school.call(school.teacher, mayWriteTo, { personId: unborn.personId })
    expect(verdict).toMatchObject({ may: false, code: 'write_not_registered' })
  })
})

describe('people.mayWrite', () => {
  test('says why, in words', async () => {
    expect(await school.call(school.fatima, mayWriteTo, { personId: school.ali.personId })).toEqual({
      may: true,
      code: 'tie_classmates',
      text: 'Вы учитесь в одном классе.',
    })
  })
  test('a stranger cannot tell a child from nobody', async () => {
    const child = await school.call(school.stranger, mayWriteTo, { personId: school.fatima.personId })
    const nobody = await school.call(school.stranger, mayWriteTo, { personId: school.services.newId() })
    expect(child).toEqual(nobody)
    expect(child.code).toBe('write_no_tie')
  })
  test('the organisation may close the chats between pupils', async () => {
    const set = (settings: string) =>
      school.pool.query('update organisations set settings = $2 where id = $1', [school.school, settings])
    await set('{"pupilToPupil": false}')
    expect((await school.call(school.fatima, mayWriteTo, { personId: school.ali.personId })).code).toBe(
      'write_switched_off',
    )
    expect(await school.refusal(school.fatima, startDirect, { personId: school.ali.personId })).toBe(
      'write_switched_off',
    )
    await set('{}')
  })
})

describe('people.get', () => {
  test('names only those who share something with me', async () => {
    const asked = ids(school.fatima, school.ali, school.teacher, school.stranger, school.zaur)
    const { people } = await school.call(school.ali, getPeople, { ids: asked })
    expect(people.map((person) => person.id).sort()).toEqual(ids(school.fatima, school.ali, school.teacher))
  })
})

describe('conversations.startDirect', () => {
  const direct = async (from: Actor, to: Actor) =>
    (await school.call(from, startDirect, { personId: to.personId })).conversationId

  test('is the same conversation for both, also when both begin at once', async () => {
    const [one, other] = await Promise.all([
      direct(school.head, school.secretary),
      direct(school.secretary, school.head),
    ])
    expect(one).toBe(other)
    const { rows } = await school.pool.query('select count(*) as n from participants where conversation_id = $1', [one])
    expect(rows[0].n).toBe(2)
    const { conversations } = await school.call(school.head, listConversations, {})
    expect(conversations.find((row) => row.id === one)).toMatchObject({
      kind: 'direct',
      title: 'Анна Петровна',
      peer: { id: school.secretary.personId },
      participantCount: 2,
      official: false,
    })
  })
  test.each([
    ['a pupil of another class', () => school.zaur],
    ['the teacher of another place', () => school.stranger],
    ['an office', () => school.office],
  ])('%s cannot begin with a child', async (_, who) => {
    expect(await school.refusal(who(), startDirect, { personId: school.fatima.personId })).toBe('write_no_tie')
  })
  test('not with oneself, not with nobody', async () => {
    expect(await school.refusal(school.head, startDirect, { personId: school.head.personId })).toBe('write_oneself')
    expect(await school.refusal(school.head, startDirect, { personId: school.services.newId() })).toBe('write_no_tie')
  })
  test('whoever is blocked can neither begin nor go on, and the blocker is told how to undo it', async () => {
    const id = await direct(school.fatima, school.ali)
    await school.pool.query(
      'insert into person_blocks (person_id, blocked_id) values ($1, $2)',
      ids2(school.ali, school.fatima),
    )
    await school.make.as((ctx) => reviewDirects(ctx, [school.ali.personId]))
    const send = { id: school.services.newId(), conversationId: id, text: 'привет' }
    expect(await school.refusal(school.fatima, sendMessage, send)).toBe('may_not_send')
    expect(await row(school.fatima, id)).toMatchObject({ maySend: false, maySendCode: 'direct_closed' })
    expect(await row(school.ali, id)).toMatchObject({ maySend: false, maySendCode: 'write_you_blocked' })
    await school.pool.query('delete from person_blocks')
    await school.make.as((ctx) => reviewDirects(ctx, [school.ali.personId]))
    expect(await row(school.fatima, id)).toMatchObject({ maySend: true, maySendCode: '' })
    const changes = (await school.eventsOf(school.fatima.personId)).filter((event) => event.name === 'chat.changed')
    expect(changes).toHaveLength(2)
  })
  test('when the tie ends, the two can read what they wrote and write no more', async () => {
    const id = await direct(school.teacher, school.fatima)
    const past = new Date(Date.now() - 1000)
    await school.pool.query('update enrolments set valid_to = $2 where person_id = $1', [school.teacher.personId, past])
    await school.make.as((ctx) => reviewDirects(ctx, [school.teacher.personId]))
    expect(await row(school.fatima, id)).toMatchObject({ maySend: false, maySendCode: 'direct_closed' })
    expect(await direct(school.teacher, school.fatima)).toBe(id)
    await school.pool.query('update enrolments set valid_to = null where person_id = $1', [school.teacher.personId])
  })
})

const ids2 = (one: Actor, other: Actor) => [one.personId, other.personId]
const row = async (who: Actor, id: string) =>
  (await school.call(who, listConversations, {})).conversations.find((conversation) => conversation.id === id)
