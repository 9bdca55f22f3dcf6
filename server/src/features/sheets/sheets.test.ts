import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createClass, getClass } from '#protocol/classes.ts'
import { listConversations } from '#protocol/conversations.ts'
import {
  approveJoin,
  listJoins,
  lookAtCode,
  proveCode,
  refuseJoin,
  requestJoin,
  type Birthday,
} from '#protocol/invitations.ts'
import { myChildren, removePupil, restrictGuardian, rosterNotices } from '#protocol/roster.ts'
import { issueSheets, listSheets, revokeSheets, sheetPapers } from '#protocol/sheets.ts'
import type { InputOf } from '#protocol/contract.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { named, scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
let teacher: Actor
let classId: string
let count = 0
const birthday = { day: 29, month: 2 }
const wrong = { day: 28, month: 2 }

beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
})
beforeEach(async () => {
  await s.pool.query('delete from code_failures')
  const names = 'Гасанова Фатима Руслановна\nОмаров Али'
  classId = await s.makeClass(s.head, `${++count} листов`, names, teacher)
  await s.pool.query(`update persons set birth_date = '2012-02-29' where id = $1`, [await lineId('Гасанова')])
})
afterAll(() => s.close())

async function lineId(familyName: string): Promise<string> {
  const { lines } = await s.call(s.head, getClass, { classId })
  return lines.find((line) => line.familyName === familyName)!.person.id
}

/** A guardian on the roster who has no account yet. */
async function listedGuardian(fullName: string, childId: string): Promise<string> {
  const [id, { familyName, givenName }] = [newId(), named(fullName)]
  await s.pool.query('insert into persons (id, family_name, given_name) values ($1, $2, $3)', [
    id,
    familyName,
    givenName,
  ])
  await s.pool.query(`insert into streams (id, kind) values ($1, 'person')`, [id])
  await s.pool.query(
    `insert into guardianships (id, guardian_id, child_id, shown_kinship, valid_from)
     values ($1, $2, $3, 'mother', now() - interval '1 minute')`,
    [newId(), id, childId],
  )
  return id
}

async function paperOf(familyName: string, by = teacher) {
  const { papers } = await s.call(by, sheetPapers, { classId })
  const paper = papers.find(({ childName }) => childName.startsWith(familyName))!
  const guardians = paper.codes.filter((code) => code.for === 'guardian')
  return { ...paper, pupil: paper.codes.find((code) => code.for === 'pupil')!, guardians }
}

async function issued(familyName = 'Гасанова') {
  await s.call(teacher, issueSheets, { classId })
  return paperOf(familyName)
}

const credentials = () => ({ login: `u-${newId().slice(-12)}`, password: 'три-зелёных-слона' })

async function enter(ticket: string, more: Partial<InputOf<typeof requestJoin>> = {}) {
  const input = { id: newId(), ticket, birthday, ...credentials(), ...more }
  const { state, personId } = await s.byHttp(requestJoin, input)
  return { state, requestId: input.id, actor: await s.actorOf(personId) }
}

async function statesOf(familyName = 'Гасанова') {
  const { children } = await s.call(teacher, listSheets, { classId })
  const one = children.find(({ child }) => child.fullName.startsWith(familyName))!
  return one.places.map((place) => place.state)
}

test('a pupil comes in with the own code and birthday, and is inside at once as the line of the list', async () => {
  const paper = await issued()
  expect(paper.codes.map((code) => code.for)).toEqual(['pupil', 'guardian', 'guardian'])
  expect(await statesOf()).toEqual(['issued', 'issued', 'issued'])
  const looked = await s.byHttp(lookAtCode, { ticket: paper.pupil.link })
  expect(looked).toMatchObject({ kind: 'pupil', asks: 'birthday', organisation: { shortName: 'СОШ № 1' } })
  expect(JSON.stringify(looked)).not.toMatch(/Гасанова|Фатима/)
  expect(await statesOf()).toEqual(['opened', 'issued', 'issued'])
  expect(await s.byHttp(proveCode, { ticket: paper.pupil.code, birthday })).toMatchObject({
    who: { familyName: 'Гасанова', givenName: 'Фатима' },
    isYou: false,
  })
  const { actor, state } = await enter(paper.pupil.code)
  expect(state).toBe('approved')
  expect(actor.personId).toBe(paper.childId)
  expect(await s.inside('class_pupils', classId)).toContain(actor.personId)
  expect((await s.call(actor, listConversations, {})).conversations).toHaveLength(1)
  expect(await statesOf()).toEqual(['joined', 'issued', 'issued'])
  expect(await s.refusalByHttp(lookAtCode, { ticket: paper.pupil.code })).toBe('code_used')
  const acts = await s.pool.query(`select act from audit_named where subject_id = $1 and actor_id = $1`, [
    actor.personId,
  ])
  expect(acts.rows).toEqual([{ act: 'join.entered' }])
})

test('whoever finds a sheet is told no name by any birthday but the right one', async () => {
  await listedGuardian('Гасанова Зарема', await lineId('Гасанова'))
  const { pupil, guardians } = await issued()
  const days = fc.record({ day: fc.integer({ min: 1, max: 31 }), month: fc.integer({ min: 1, max: 12 }) })
  const told = async (ticket: string, given: Birthday) => {
    try {
      return await s.byHttp(proveCode, { ticket, birthday: given })
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, text: error.message, details: error.details }
      throw error
    }
  }
  await fc.assert(
    fc.asyncProperty(days, fc.constantFrom(pupil, ...guardians), async (given, { code }) => {
      await s.pool.query('update join_codes set wrong_facts = 0')
      await s.pool.query('delete from code_failures')
      const isRight = given.day === birthday.day && given.month === birthday.month
      const words = JSON.stringify(await told(code, given))
      expect(/Гасанова|Фатима|Зарема|листов/.test(words)).toBe(isRight)
    }),
    { numRuns: 60 },
  )
})

test('the fifth wrong birthday burns the code, however many come at once, and the issuer learns of it', async () => {
  const { pupil, guardians, childId } = await issued()
  const [code] = guardians
  expect(await s.refusalByHttp(proveCode, { ticket: pupil.code, birthday: wrong })).toBe('fact_wrong')
  const outcomes = await Promise.all(
    Array.from({ length: 9 }, () => s.refusalByHttp(proveCode, { ticket: code!.code, birthday: wrong })),
  )
  expect(outcomes.filter((outcome) => outcome === 'fact_wrong')).toHaveLength(4)
  expect(outcomes.filter((outcome) => outcome === 'code_closed')).toHaveLength(5)
  expect(await s.refusalByHttp(proveCode, { ticket: code!.code, birthday })).toBe('code_closed')
  expect(await s.refusalByHttp(requestJoin, { id: newId(), ticket: code!.link, birthday, ...credentials() })).toBe(
    'code_closed',
  )
  expect((await statesOf()).toSorted()).toEqual(['burnt', 'issued', 'issued'])
  const { notices } = await s.call(teacher, rosterNotices, {})
  expect(notices[0]).toMatchObject({ code: 'code_burnt', people: [{ id: childId }] })
  const burnt = await s.pool.query(`select 1 from audit_named where act = 'code.burnt' and subject_id = $1`, [childId])
  expect(burnt.rowCount).toBe(1)
  expect((await enter(pupil.code)).state).toBe('approved')
})

test('wrong birthdays count as wrong codes do, and a request without one is asked for it', async () => {
  const { pupil } = await issued()
  const guesser = '203.0.113.9'
  expect(await s.refusalByHttp(proveCode, { ticket: pupil.code, birthday: wrong }, guesser)).toBe('fact_wrong')
  const { rows } = await s.pool.query('select count(*) from code_failures')
  expect(rows).toEqual([{ count: 1 }])
  expect(await s.refusalByHttp(requestJoin, { id: newId(), ticket: pupil.code, ...credentials() })).toBe('fact_needed')
  const guess = { id: newId(), ticket: pupil.code, birthday: wrong, ...credentials() }
  expect(await s.refusalByHttp(requestJoin, guess, guesser)).toBe('fact_wrong')
})

test('of two who use one code in the same second exactly one comes in, the other reads why not', async () => {
  const { pupil } = await issued()
  const tries = [1, 2, 3].map(() =>
    s.refusalByHttp(requestJoin, { id: newId(), ticket: pupil.code, birthday, ...credentials() }),
  )
  expect((await Promise.all(tries)).toSorted()).toEqual(['code_used', 'code_used', 'no refusal'])
})

test('a guardian on the roster is inside at once, and the others and the form teacher are told', async () => {
  const childId = await lineId('Гасанова')
  const father = await listedGuardian('Гасанов Руслан', childId)
  const mother = await listedGuardian('Гасанова Зарема', childId)
  const { guardians } = await issued()
  expect(guardians.map((code) => code.personName).toSorted()).toEqual(['Гасанов Руслан', 'Гасанова Зарема'])
  const codeOf = (name: string) => guardians.find((code) => code.personName.startsWith(name))!.code
  expect(await s.byHttp(proveCode, { ticket: codeOf('Гасанова'), birthday })).toMatchObject({
    who: { givenName: 'Зарема' },
    child: { givenName: 'Фатима' },
  })
  const zarema = await enter(codeOf('Гасанова'))
  expect(zarema).toMatchObject({ state: 'approved', actor: { personId: mother } })
  expect((await s.call(zarema.actor, myChildren, {})).children).toMatchObject([{ person: { id: childId } }])
  expect(await s.inside('class_guardians', classId)).toContain(mother)
  const ruslan = await enter(codeOf('Гасанов '))
  expect(ruslan.actor.personId).toBe(father)
  for (const told of [zarema.actor, teacher]) {
    const { notices } = await s.call(told, rosterNotices, {})
    expect(notices[0]).toMatchObject({ code: 'guardian_linked', people: [{ id: father }, { id: childId }] })
  }
  const { notices } = await s.call(ruslan.actor, rosterNotices, {})
  expect(notices.map(({ people }) => people[0]!.id)).toEqual([mother])
  expect(await statesOf()).toEqual(['issued', 'joined', 'joined'])
})

test('a guardian who is not on the roster names herself, and the form teacher confirms', async () => {
  const { guardians } = await issued()
  const ticket = guardians[0]!.code
  expect(await s.byHttp(proveCode, { ticket, birthday })).toMatchObject({ who: null, child: { givenName: 'Фатима' } })
  expect(await s.refusalByHttp(requestJoin, { id: newId(), ticket, birthday, ...credentials() })).toBe('name_needed')
  const asked = await enter(ticket, { name: named('Гасанова Хадижат'), kinship: 'grandmother' })
  expect(asked.state).toBe('waiting')
  expect(await s.refusal(asked.actor, getClass, { classId })).toBe('not_found')
  expect(await statesOf()).toEqual(['issued', 'claimed', 'issued'])
  const { requests } = await s.call(teacher, listJoins, { classId })
  expect(requests).toMatchObject([{ kinship: 'grandmother', matches: [{ match: 'sheet' }] }])
  const elsewhere = await lineId('Омаров')
  expect(await s.refusal(teacher, approveJoin, { requestId: asked.requestId, lineId: elsewhere })).toBe(
    'line_elsewhere',
  )
  await s.call(teacher, approveJoin, { requestId: asked.requestId })
  expect(await s.inside('class_guardians', classId)).toContain(asked.actor.personId)
  expect((await statesOf()).toSorted()).toEqual(['issued', 'issued', 'joined'])
})

test('somebody else than the code was issued for can say so and waits; a refused request kills the code', async () => {
  const mother = await listedGuardian('Гасанова Зарема', await lineId('Гасанова'))
  const { guardians } = await issued()
  const ticket = guardians.find((code) => code.personName)!.code
  const asked = await enter(ticket, { name: named('Чужой Человек'), kinship: 'close' })
  expect(asked.state).toBe('waiting')
  await s.call(teacher, refuseJoin, { requestId: asked.requestId })
  expect(await s.refusalByHttp(lookAtCode, { ticket })).toBe('code_closed')
  await s.call(teacher, issueSheets, { classId })
  const again = await paperOf('Гасанова')
  const anew = again.guardians.find((code) => code.personName)!.code
  expect((await enter(anew)).actor.personId).toBe(mother)
})

test('without a birth date on the roster nothing opens by itself: the form teacher lets in', async () => {
  const mother = await listedGuardian('Омарова Саида', await lineId('Омаров'))
  const paper = await issued('Омаров')
  expect(paper.hasBirthday).toBe(false)
  const { code } = paper.pupil
  expect(await s.byHttp(lookAtCode, { ticket: code })).toMatchObject({ asks: null })
  expect(await s.refusalByHttp(proveCode, { ticket: code, birthday })).toBe('nothing_to_prove')
  const pupil = await enter(code, { name: named('Омаров Али') })
  expect(pupil.state).toBe('waiting')
  await s.call(teacher, approveJoin, { requestId: pupil.requestId })
  expect(await s.inside('class_pupils', classId)).toContain(pupil.actor.personId)

  const ofMother = paper.guardians.find((one) => one.personName)!.code
  const saida = await enter(ofMother, {
    name: named('Омарова Саида'),
    child: named('Омаров Али'),
    kinship: 'mother',
  })
  await s.call(teacher, approveJoin, { requestId: saida.requestId })
  const { children } = await s.call(saida.actor, myChildren, {})
  expect(children).toMatchObject([{ person: { id: pupil.actor.personId }, kinship: 'mother' }])
  const left = await s.pool.query('select 1 from persons where id = $1', [mother])
  expect(left.rowCount, 'the line of the roster is the person who came').toBe(0)
})

test('a guardian with an account gets the second child, also in another school', async () => {
  await listedGuardian('Гасанова Зарема', await lineId('Гасанова'))
  const first = await issued()
  const { actor } = await enter(first.guardians.find((code) => code.personName)!.code)
  const far = await s.found('school', 'Далёкая Анна Ивановна')
  const [farClass, second] = await farChild(far)
  await s.call(far.actor, issueSheets, { classId: farClass })
  const { papers } = await s.call(far.actor, sheetPapers, { classId: farClass })
  const ticket = papers[0]!.codes.find((code) => code.personName)!.link
  expect(await s.call(actor, proveCode, { ticket, birthday })).toMatchObject({ isYou: true })
  const joined = await s.call(actor, requestJoin, { id: newId(), ticket, birthday })
  expect(joined).toMatchObject({ state: 'approved', personId: actor.personId })
  const { children } = await s.call(actor, myChildren, {})
  expect(children.map(({ person }) => person.id)).toEqual([await lineId('Гасанова'), second])

  const pupil = papers[0]!.codes.find((code) => code.for === 'pupil')!.code
  expect(await s.refusal(actor, requestJoin, { id: newId(), ticket: pupil, birthday })).toBe('other_person')
  const nameless = papers[0]!.codes.find((code) => code.for === 'guardian' && !code.personName)!.code
  const own = { id: newId(), ticket: nameless, birthday, kinship: 'mother' as const }
  expect(await s.call(actor, requestJoin, own)).toMatchObject({ state: 'waiting' })
})

async function farChild(far: Awaited<ReturnType<Scene['found']>>): Promise<[string, string]> {
  const id = newId()
  const about = { organisationId: far.organisationId, kind: 'class' as const, name: '1А', names: 'Гасанов Шамиль' }
  await s.call(far.actor, createClass, { id, ...about })
  const { lines } = await s.call(far.actor, getClass, { classId: id })
  const childId = lines[0]!.person.id
  await s.pool.query(`update persons set birth_date = '2016-02-29' where id = $1`, [childId])
  await listedGuardian('Гасанова Зарема', childId)
  return [id, childId]
}

test('a sheet issued anew kills the former codes, of one child or of the class; revoked ones say so', async () => {
  const before = await issued()
  const other = await paperOf('Омаров')
  await s.call(teacher, issueSheets, { classId, childIds: [before.childId] })
  expect(await s.refusalByHttp(lookAtCode, { ticket: before.pupil.code })).toBe('code_closed')
  expect(await s.refusalByHttp(lookAtCode, { ticket: other.pupil.code })).toBe('no refusal')
  await s.call(s.head, issueSheets, { classId })
  expect(await s.refusalByHttp(lookAtCode, { ticket: other.pupil.code })).toBe('code_closed')
  expect(await s.refusal(teacher, sheetPapers, { classId })).toBe('papers_over')
  const now = await paperOf('Гасанова', s.head)
  expect(await s.call(teacher, revokeSheets, { classId, childIds: [now.childId] })).toEqual({ codes: 3 })
  expect(await statesOf()).toEqual(['revoked', 'revoked', 'revoked'])
  expect(await s.call(teacher, revokeSheets, { classId })).toEqual({ codes: 3 })
  expect(await s.refusalByHttp(lookAtCode, { ticket: now.pupil.link })).toBe('code_closed')
  const shown = await s.pool.query(`select 1 from audit_named where act = 'invitations.shown' and actor_id = $1`, [
    s.head.personId,
  ])
  expect(shown.rowCount).toBeGreaterThan(0)
})

test('codes die with what they were issued for: the place in the class, the guardianship, the term', async () => {
  const mother = await listedGuardian('Гасанова Зарема', await lineId('Гасанова'))
  const { guardians, childId, pupil } = await issued()
  const ofMother = guardians.find((code) => code.personName)!.code
  const document = '2-15/26'
  await s.call(s.head, restrictGuardian, { id: newId(), childId, guardianId: mother, document, until: null })
  expect(await s.refusalByHttp(lookAtCode, { ticket: ofMother })).toBe('code_closed')
  const nameless = guardians.find((code) => !code.personName)!
  await s.pool.query(`update join_codes set expires_at = now() - interval '1 second' where id = $1`, [nameless.id])
  expect(await s.refusalByHttp(lookAtCode, { ticket: nameless.code })).toBe('code_expired')
  expect((await statesOf()).toSorted()).toEqual(['expired', 'issued', 'none'])
  await s.call(teacher, removePupil, { classId, personId: childId })
  expect(await s.refusalByHttp(lookAtCode, { ticket: pupil.code })).toBe('code_closed')
})

test('another teacher of the school issues, sees and prints nothing', async () => {
  const other = await s.hire(s.head, s.schoolId, 'teacher', 'Ольшанская Анна Ильинична')
  for (const call of [issueSheets, listSheets, revokeSheets, sheetPapers]) {
    expect(await s.refusal(other, call, { classId })).toBe('not_found')
  }
})
