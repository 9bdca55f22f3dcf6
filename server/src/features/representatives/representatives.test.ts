import { afterAll, beforeAll, expect, test } from 'vitest'
import { myConsents } from '#protocol/consents.ts'
import { approveJoin, countJoins, listJoins } from '#protocol/invitations.ts'
import { answerClaim, listRepresentatives, markRepresentatives, relationClaims } from '#protocol/representatives.ts'
import { guardiansOfChild, myChildren, rosterNotices, setKinship } from '#protocol/roster.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { named, scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
let teacher: Actor
beforeAll(async () => {
  s = await scene()
  teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
})
afterAll(() => s.close())

/** A class with a child whose mother and grandmother are inside; nobody has said what they are by law. */
async function family() {
  const name = 'Гасанова Фатима'
  const classId = await s.makeClass(s.head, `Класс ${newId()}`, `${name}\nЗауров Заур`, teacher)
  const guardians = await s.classSheet(s.head, classId, 'guardians')
  const come = async (fullName: string, kinship: 'mother' | 'grandmother', more: object = {}) => {
    const asked = await s.ask(guardians.code, fullName, { child: named(name), kinship, ...more })
    const { requests } = await s.call(teacher, listJoins, { classId })
    const [request] = requests
    return { ...asked, request: request!, childId: request!.matches[0]!.person.id }
  }
  return { classId, come }
}

async function inside() {
  const { classId, come } = await family()
  const mother = await come('Гасанова Зарема', 'mother')
  await s.call(teacher, approveJoin, { requestId: mother.requestId, lineId: mother.childId })
  const grandmother = await come('Гасанова Патимат', 'grandmother')
  await s.call(teacher, approveJoin, { requestId: grandmother.requestId, lineId: mother.childId })
  return { classId, childId: mother.childId, mother: mother.actor, grandmother: grandmother.actor }
}

const pairsOf = (rows: readonly { guardian: { id: string }; child: { id: string } }[]) =>
  rows.map(({ guardian, child }) => ({ guardianId: guardian.id, childId: child.id }))
const guardiansOf = async (childId: string) =>
  new Map((await s.call(s.head, guardiansOfChild, { childId })).guardians.map((one) => [one.person.id, one]))

test('a head marks a whole class in one act, and what each is by law follows from the kinship', async () => {
  const { classId, childId, mother, grandmother } = await inside()
  const list = { organisationId: s.schoolId, classId }
  const { rows, total } = await s.call(s.head, listRepresentatives, { ...list, state: 'unknown' })
  expect([total, rows.every(({ sign }) => !sign)]).toEqual([2, true])
  const mark = { organisationId: s.schoolId, pairs: pairsOf(rows), relation: 'representative' as const }
  expect(await s.call(s.head, markRepresentatives, mark)).toEqual({ marked: 2, leftOut: [] })
  const after = await guardiansOf(childId)
  expect(after.get(mother.personId)).toMatchObject({ legalKind: 'parent', rights: { sign: true } })
  expect(after.get(grandmother.personId)).toMatchObject({ legalKind: 'guardian', rights: { sign: true } })
  expect((await s.call(s.head, listRepresentatives, { ...list, text: 'зарема фатим' })).rows).toMatchObject([
    { guardian: { id: mother.personId }, state: 'representative', sign: true, kinship: 'mother' },
  ])
  const close = { organisationId: s.schoolId, pairs: pairsOf(rows), relation: 'close' as const }
  await s.call(s.head, markRepresentatives, close)
  expect((await guardiansOf(childId)).get(grandmother.personId)).toMatchObject({
    ...{ legalKind: 'relative', rights: { sign: false, write: true } },
  })
})

test('nobody is marked who is no guardian here, and no head decides about the own family', async () => {
  const { childId, mother } = await inside()
  const own = await inside()
  await s.pool.query(
    `insert into guardianships (id, guardian_id, child_id, valid_from, recorded_at) values ($1, $2, $3, now() - interval '1 day', now())`,
    [newId(), s.head.personId, own.childId],
  )
  const stranger = { guardianId: mother.personId, childId: own.childId }
  const atHome = { guardianId: own.mother.personId, childId: own.childId }
  const right = { guardianId: mother.personId, childId }
  const { marked, leftOut } = await s.call(s.head, markRepresentatives, {
    ...{ organisationId: s.schoolId, pairs: [stranger, atHome, right], relation: 'representative' as const },
  })
  expect(marked).toBe(1)
  expect(leftOut).toHaveLength(2)
  expect(leftOut).toContainEqual({ ...stranger, why: 'not_here' })
  expect(leftOut).toContainEqual({ ...atHome, why: 'own_family' })
})

test('what a guardian says when asking to be let in signs nothing until the form teacher confirms it', async () => {
  const { come } = await family()
  const mother = await come('Гасанова Зарема', 'mother', { relation: 'representative' })
  expect(mother.request.relation).toBe('representative')
  await s.call(teacher, approveJoin, { requestId: mother.requestId, lineId: mother.childId, representative: true })
  const aunt = await come('Гасанова Аида', 'grandmother', { relation: 'representative' })
  await s.call(teacher, approveJoin, { requestId: aunt.requestId, lineId: mother.childId })
  const silent = await come('Гасанова Роза', 'grandmother')
  await s.call(teacher, approveJoin, { requestId: silent.requestId, lineId: mother.childId, representative: true })
  const known = await guardiansOf(mother.childId)
  expect(known.get(mother.actor.personId)).toMatchObject({ legalKind: 'parent', rights: { sign: true } })
  expect(known.get(aunt.actor.personId)).toMatchObject({ legalKind: 'unknown', rights: { sign: false } })
  expect(known.get(silent.actor.personId)).toMatchObject({ legalKind: 'unknown', rights: { sign: false } })
  const claimOf = async ({ actor }: { actor: Actor }) => (await s.call(actor, myChildren, {})).children[0]?.claim
  expect([await claimOf(mother), await claimOf(aunt), await claimOf(silent)]).toEqual([null, 'declined', null])
  const { notices } = await s.call(aunt.actor, rosterNotices, {})
  const told = notices.filter(({ code }) => code === 'relation_declined')
  expect(told).toMatchObject([{ people: [{ id: mother.childId }] }])
})

test('who is inside by a sheet waits for a word of the form teacher or the head, and no longer than until one has it', async () => {
  const { childId, mother, grandmother, classId } = await inside()
  const said = [grandmother, mother].map(({ personId }) => [personId, childId])
  for (const pair of said) await s.pool.query('insert into relation_claims values ($1, $2, now())', pair)
  const { claims } = await s.call(teacher, relationClaims, {})
  const mine = claims.filter((claim) => claim.child.id === childId)
  expect(mine.map(({ kinship, classId: of }) => [kinship, of])).toEqual(
    expect.arrayContaining([
      ['mother', classId],
      ['grandmother', classId],
    ]),
  )
  const before = (await s.call(teacher, countJoins, {})).relations
  const yes = { guardianId: mother.personId, childId, confirmed: true }
  expect(await s.refusal(mother, answerClaim, yes)).toBe('not_found')
  await s.call(teacher, answerClaim, yes)
  await s.call(s.head, answerClaim, { guardianId: grandmother.personId, childId, confirmed: false })
  expect((await s.call(teacher, countJoins, {})).relations).toBe(before - 2)
  expect(await s.refusal(teacher, answerClaim, yes)).toBe('not_found')
  const known = await guardiansOf(childId)
  expect(known.get(mother.personId)).toMatchObject({ legalKind: 'parent', rights: { sign: true } })
  expect(known.get(grandmother.personId)).toMatchObject({ legalKind: 'unknown', rights: { sign: false } })
  await s.call(mother, setKinship, { childId, kinship: 'mother' })
  expect((await s.call(mother, myConsents, { locale: 'ru' })).consents).toEqual([])
})

test('a guardian who is said to be no representative is told so, sees it, and the answer can be given otherwise', async () => {
  const { classId, childId, mother } = await inside()
  const pair = { guardianId: mother.personId, childId }
  const stateAtHome = async () => (await s.call(mother, myChildren, {})).children[0]?.claim
  const told = async () =>
    (await s.call(mother, rosterNotices, {})).notices.filter(({ code }) => code.startsWith('relation_'))
  expect(await stateAtHome()).toBeNull()
  await s.pool.query('insert into relation_claims values ($1, $2, now())', [mother.personId, childId])
  expect(await stateAtHome()).toBe('waiting')

  for (const _ of [1, 2]) await s.call(teacher, answerClaim, { ...pair, confirmed: false })
  expect(await stateAtHome()).toBe('declined')
  expect(await told()).toMatchObject([{ code: 'relation_declined', people: [{ id: childId }], seenAt: null }])
  const { claims } = await s.call(teacher, relationClaims, {})
  expect(claims.filter(({ child }) => child.id === childId)).toEqual([])
  const list = { organisationId: s.schoolId, classId, state: 'declined' as const }
  expect((await s.call(s.head, listRepresentatives, list)).rows).toMatchObject([
    { guardian: { id: mother.personId }, sign: false, declined: { by: { id: teacher.personId } } },
  ])

  const otherwise = { organisationId: s.schoolId, pairs: [pair], relation: 'representative' as const }
  await s.call(s.head, markRepresentatives, otherwise)
  expect(await stateAtHome()).toBeNull()
  expect((await guardiansOf(childId)).get(mother.personId)).toMatchObject({ rights: { sign: true } })
  expect((await told()).map(({ code }) => code).toSorted()).toEqual(['relation_confirmed', 'relation_declined'])
})

test('who said no may say yes; marking somebody as close answers what waited', async () => {
  const { childId, mother, grandmother } = await inside()
  const claim = ({ personId }: Actor) =>
    s.pool.query('insert into relation_claims values ($1, $2, now())', [personId, childId])
  await claim(mother)
  const answer = { guardianId: mother.personId, childId }
  await s.call(teacher, answerClaim, { ...answer, confirmed: false })
  await s.call(teacher, answerClaim, { ...answer, confirmed: true })
  expect((await guardiansOf(childId)).get(mother.personId)).toMatchObject({ legalKind: 'parent' })
  await claim(grandmother)
  const close = { organisationId: s.schoolId, relation: 'close' as const }
  await s.call(s.head, markRepresentatives, { ...close, pairs: [{ guardianId: grandmother.personId, childId }] })
  const { notices } = await s.call(grandmother, rosterNotices, {})
  expect(notices).toContainEqual(expect.objectContaining({ code: 'relation_declined' }))
})

test('a form teacher finds again whom a no was said of in the own class, and makes it a yes when the paper comes', async () => {
  const { classId, childId, mother } = await inside()
  await s.pool.query('insert into relation_claims values ($1, $2, now())', [mother.personId, childId])
  const answer = { guardianId: mother.personId, childId }
  const refused = async (who: Actor) => {
    const { claims } = await s.call(who, relationClaims, { organisationId: s.schoolId, declined: true })
    return claims.filter(({ child }) => child.id === childId)
  }
  expect(await refused(teacher)).toEqual([])
  await s.call(teacher, answerClaim, { ...answer, confirmed: false })
  const waiting = (await s.call(teacher, countJoins, {})).relations
  expect(await refused(teacher)).toMatchObject([
    { classId, guardian: { id: mother.personId }, declined: { by: { id: teacher.personId } } },
  ])
  const other = await s.hire(s.head, s.schoolId, 'teacher', 'Юсупов Руслан Ахмедович')
  expect(await refused(other)).toEqual([])
  expect(await s.refusal(other, answerClaim, { ...answer, confirmed: true })).toBe('not_found')

  await s.call(teacher, answerClaim, { ...answer, confirmed: true })
  expect(await refused(teacher)).toEqual([])
  expect((await s.call(teacher, countJoins, {})).relations).toBe(waiting)
  expect((await guardiansOf(childId)).get(mother.personId)).toMatchObject({ rights: { sign: true } })
  const { rows } = await s.pool.query<{ act: string }>(
    `select act from audit where act in ('guardian.confirmed', 'guardian.not_confirmed') order by number desc limit 2`,
  )
  expect(rows.map(({ act }) => act)).toEqual(['guardian.confirmed', 'guardian.not_confirmed'])
})

test('a no of the head stays as it is for the form teacher, and can be given otherwise at the head’s desk', async () => {
  const { childId, mother } = await inside()
  await s.pool.query('insert into relation_claims values ($1, $2, now())', [mother.personId, childId])
  const answer = { guardianId: mother.personId, childId }
  const declined = async (who: Actor) => {
    const { claims } = await s.call(who, relationClaims, { organisationId: s.schoolId, declined: true })
    return claims.filter(({ child }) => child.id === childId).length
  }
  await s.call(s.head, answerClaim, { ...answer, confirmed: false })
  expect(await declined(teacher)).toBe(0)
  expect(await s.refusal(teacher, answerClaim, { ...answer, confirmed: true })).toBe('not_found')
  expect(await declined(s.head)).toBe(1)
  await s.call(s.head, answerClaim, { ...answer, confirmed: true })
  expect((await guardiansOf(childId)).get(mother.personId)).toMatchObject({ rights: { sign: true } })
})
