import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getClass } from '#protocol/classes.ts'
import { createConversation, getPeople, listConversations, mayWriteTo, startDirect } from '#protocol/conversations.ts'
import { approveJoin, requestJoin } from '#protocol/invitations.ts'
import { messageHistory, sendMessage } from '#protocol/messages.ts'
import {
  changeRestriction,
  guardiansOfChild,
  liftRestriction,
  myChildren,
  personCard,
  removeGuardian,
  restrictGuardian,
  rosterNotices,
  setGuardianRights,
} from '#protocol/roster.ts'
import { dayIn } from '#server/features/organisations/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { named, scene, type Scene } from '#server/testing/scene.ts'
import { followDates } from './follow-dates.ts'

let s: Scene
let teacher: Actor
let deputy: Actor
beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  deputy = await s.hire(s.head, s.schoolId, 'deputy', 'Исаева Анна Ильинична')
})
beforeEach(() => s.pool.query('update roster_dates set followed_to = now()'))
afterAll(() => s.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const day = (days: number) => dayIn('Europe/Moscow', inDays(days))
const daysLater = (days: number) => followDates({ ...s.services, clock: { now: () => inDays(days) } })

/** A class with a pupil, her mother and her father, all inside. */
async function family() {
  const classId = await s.makeClass(s.head, `Класс ${newId()}`, 'Гасанова Фатима\nОмаров Али', teacher)
  const [line] = (await s.call(s.head, getClass, { classId })).lines
  const pupils = await s.classSheet(s.head, classId, 'pupils')
  const guardians = await s.classSheet(s.head, classId, 'guardians')
  const pupil = await s.ask(pupils.code, 'Гасанова Фатима')
  await s.call(s.head, approveJoin, { requestId: pupil.requestId, lineId: line!.person.id })
  const join = async (name: string, kinship: 'mother' | 'father') => {
    const asked = await s.ask(guardians.code, name, { child: named('Гасанова Фатима'), kinship })
    await s.call(s.head, approveJoin, { requestId: asked.requestId, lineId: pupil.actor.personId })
    return asked.actor
  }
  const mother = await join('Гасанова Зарема', 'mother')
  return { classId, code: guardians.code, child: pupil.actor, mother, father: await join('Гасанов Руслан', 'father') }
}

const chatsOf = async (actor: Actor) => (await s.call(actor, listConversations, {})).conversations.map((c) => c.kind)
const pair = ({ child, father }: { child: Actor; father: Actor }) => {
  return { childId: child.personId, guardianId: father.personId }
}
const asked = (one: { child: Actor; father: Actor }) => ({
  id: newId(),
  ...pair(one),
  document: '2-13/26',
  until: null,
})

test('a restricted guardian is out of every chat of the child at once and sees nothing of the child', async () => {
  const one = await family()
  const { child, mother, father, classId } = one
  const { conversationId } = await s.call(father, startDirect, { personId: child.personId })
  await s.call(father, sendMessage, { id: newId(), conversationId, text: 'Салам' })
  const group = newId()
  const inside = [child.personId, father.personId]
  await s.call(teacher, createConversation, { id: group, kind: 'group', title: 'Поход', personIds: inside })
  await s.call(s.head, restrictGuardian, asked(one))
  expect(await chatsOf(father)).toEqual([])
  const left = await s.inside('class_guardians', classId)
  expect([left.includes(mother.personId), left.includes(father.personId)]).toEqual([true, false])
  expect((await s.call(father, myChildren, {})).children).toEqual([])
  expect(await s.refusal(father, personCard, { personId: child.personId })).toBe('not_found')
  expect((await s.call(father, getPeople, { ids: [child.personId] })).people).toEqual([])
  expect((await s.call(father, mayWriteTo, { personId: child.personId })).may).toBe(false)
  expect(JSON.stringify(await s.call(father, rosterNotices, {}))).not.toContain(child.personId)
  expect(await s.refusal(father, messageHistory, { conversationId })).toBe('not_found')
  const again = { kind: 'group', title: 'Снова', personIds: inside } as const
  expect(await s.refusal(teacher, createConversation, { id: newId(), ...again })).toBe('people_not_allowed')
})

test('the chat learns that a participant left and nothing of why', async () => {
  const one = await family()
  await s.call(s.head, restrictGuardian, asked(one))
  const { rows } = await s.pool.query(
    `select m.system from messages m join conversations c on c.id = m.conversation_id
     where c.kind = 'class_guardians' and c.class_id = $1 order by m.seq desc limit 1`,
    [one.classId],
  )
  expect(rows[0].system).toEqual({ code: 'participant_left', personIds: [one.father.personId] })
  expect(JSON.stringify(await s.call(one.mother, rosterNotices, {}))).not.toContain('restrict')
})

test('the restriction ends by itself after its last day, and the direct chat with the child comes back', async () => {
  const one = await family()
  const { father, child } = one
  const { conversationId } = await s.call(father, startDirect, { personId: child.personId })
  await s.call(father, sendMessage, { id: newId(), conversationId, text: 'Салам' })
  await s.call(s.head, restrictGuardian, { ...asked(one), until: day(10) })
  await daysLater(9.9)
  expect(await chatsOf(father)).toEqual([])
  await daysLater(11.5)
  expect((await chatsOf(father)).toSorted()).toEqual(['class_guardians', 'direct'])
})

test('a restriction for days ahead begins by itself', async () => {
  const one = await family()
  await s.call(s.head, restrictGuardian, { ...asked(one), from: day(3), until: day(10) })
  expect(await chatsOf(one.father)).toContain('class_guardians')
  await daysLater(4)
  expect(await chatsOf(one.father)).toEqual([])
})

test('a removed guardian does not come back by the class code while the restriction stands', async () => {
  const one = await family()
  const id = newId()
  await s.call(s.head, restrictGuardian, { ...asked(one), id })
  await s.call(teacher, removeGuardian, pair(one))
  const back = { id: newId(), ticket: one.code, child: named('Гасанова Фатима'), kinship: 'father' } as const
  await s.call(one.father, requestJoin, back)
  const approval = { requestId: back.id, lineId: one.child.personId }
  expect(await s.refusal(teacher, approveJoin, approval)).toBe('guardian_restricted')
  await s.call(s.head, liftRestriction, { restrictionId: id })
  expect(await chatsOf(one.father)).toEqual([])
  await s.call(teacher, approveJoin, approval)
  expect(await chatsOf(one.father)).toContain('class_guardians')
})

test('only the child’s own administration restricts, never the office, a teacher or a parent who leads the school', async () => {
  const one = await family()
  const restrict = asked(one)
  for (const stranger of [s.office, teacher, one.mother, one.father])
    expect(await s.refusal(stranger, restrictGuardian, restrict)).toBe('not_found')
  const other = await s.found('school', 'Чужая Анна Ивановна')
  expect(await s.refusal(other.actor, restrictGuardian, restrict)).toBe('not_found')
  expect(await s.refusal(s.head, restrictGuardian, { ...restrict, document: '  ' })).toBe('document_needed')
  await s.pool.query(
    `insert into role_grants (id, person_id, organisation_id, role, valid_from) values ($1, $2, $3, 'head', now() - interval '1 s')`,
    [newId(), one.mother.personId, s.schoolId],
  )
  expect(await s.refusal(one.mother, restrictGuardian, restrict)).toBe('not_allowed')
  await s.call(deputy, restrictGuardian, restrict)
  expect(await s.refusal(deputy, restrictGuardian, { ...restrict, id: newId() })).toBe('restriction_overlaps')
  await s.call(deputy, changeRestriction, { restrictionId: restrict.id, document: '2-15/26', until: day(5) })
  const { guardians } = await s.call(deputy, guardiansOfChild, { childId: one.child.personId })
  expect(guardians.find(({ person }) => person.id === one.father.personId)?.restriction).toEqual({
    ...{ id: restrict.id, document: '2-15/26', from: day(0), until: day(5), stands: true },
  })
})

test('consents are signed by legal representatives only, and only head and administrator see who is one', async () => {
  const one = await family()
  const { child, mother } = one
  const tie = { childId: child.personId, guardianId: mother.personId }
  expect(await s.refusal(s.head, setGuardianRights, { ...tie, rights: { sign: true } })).toBe('signs_by_law_only')
  expect(await s.refusal(deputy, setGuardianRights, { ...tie, legalKind: 'parent' })).toBe('not_allowed')
  expect(await s.refusal(teacher, setGuardianRights, { ...tie, legalKind: 'parent' })).toBe('not_found')
  await s.call(s.head, setGuardianRights, { ...tie, legalKind: 'parent', rights: { sign: true } })
  const seen = async (by: Actor) =>
    (await s.call(by, guardiansOfChild, { childId: child.personId })).guardians.find(
      ({ person }) => person.id === mother.personId,
    )
  expect(await seen(s.head)).toMatchObject({ legalKind: 'parent', rights: { write: true, sign: true } })
  expect(await seen(deputy)).toMatchObject({ legalKind: null })
  expect(await s.refusal(teacher, guardiansOfChild, { childId: child.personId })).toBe('not_found')
  await s.call(s.head, setGuardianRights, { ...tie, legalKind: 'relative' })
  expect((await s.call(mother, myChildren, {})).children[0]!.rights).toEqual({
    ...{ write: true, reportAbsence: true, sign: false },
  })
})

test('a guardian without the right to write is in no chat and writes to no teacher, and still sees the child', async () => {
  const one = await family()
  const { child, mother } = one
  const tie = { childId: child.personId, guardianId: mother.personId }
  await s.call(s.head, setGuardianRights, { ...tie, rights: { write: false } })
  expect(await chatsOf(mother)).toEqual([])
  expect((await s.call(mother, mayWriteTo, { personId: teacher.personId })).may).toBe(false)
  expect((await s.call(mother, myChildren, {})).children).toHaveLength(1)
  await s.call(s.head, setGuardianRights, { ...tie, rights: { write: true } })
  expect(await chatsOf(mother)).toContain('class_guardians')
})

test('every look at the rights and restrictions of a family is on record', async () => {
  const { child } = await family()
  await s.call(s.head, guardiansOfChild, { childId: child.personId })
  const { rows } = await s.pool.query(
    'select act, actor_id from audit_named where subject_id = $1 order by id desc limit 1',
    [child.personId],
  )
  expect(rows).toEqual([{ act: 'guardians.seen', actor_id: s.head.personId }])
})
