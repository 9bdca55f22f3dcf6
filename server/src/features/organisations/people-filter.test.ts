import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveJoin, listJoins } from '#protocol/invitations.ts'
import { organisationPeople } from '#protocol/organisations.ts'
import { scene, type Scene } from '#server/testing/scene.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})
afterAll(() => s.close())

const states = ['not_invited', 'invited', 'waiting', 'awaits_consent', 'joined', 'blocked'] as const
const pupils = ['Гасанова Фатима', 'Омаров Али', 'Юсупов Тимур']

/** Somebody in each state: inside, shut out, asking, invited, without a code, waiting for consent. */
async function fill(): Promise<void> {
  const teacher = await s.hire(s.head, s.schoolId, 'teacher', 'Алиева Патимат Гаджиевна')
  const blocked = await s.hire(s.head, s.schoolId, 'teacher', 'Исаева Аида Гаджиевна')
  await s.pool.query('update accounts set blocked_at = now() where person_id = $1', [blocked.personId])
  const [sheet] = await s.invite(s.head, s.schoolId, 'teacher', 'Саидова Лейла Омаровна')
  await s.ask(sheet!.code, 'Саидова Лейла Омаровна')
  await s.invite(s.head, s.schoolId, 'teacher', 'Курбанова Зухра Исаевна')
  const classId = await s.makeClass(s.head, '5А', pupils.join('\n'), teacher)
  const { code } = await s.classSheet(s.head, classId, 'pupils')
  const { requestId } = await s.ask(code, pupils[0]!)
  const { requests } = await s.call(teacher, listJoins, { classId })
  await s.call(teacher, approveJoin, { requestId, lineId: requests[0]!.matches[0]!.person.id })
  await s.pool.query("update organisations set consent_since = now() - interval '30 days'")
}

test('whoever is filtered out by how far they have come shows that same state, and nobody is missed', async () => {
  await fill()
  const list = { organisationId: s.schoolId, limit: 100 }
  const all = await s.call(s.head, organisationPeople, list)
  const found = new Map<string, string[]>()
  for (const state of states) {
    const { people, total } = await s.call(s.head, organisationPeople, { ...list, state })
    expect(total).toBe(people.length)
    expect(people.every((one) => one.state === state)).toBe(true)
    if (people.length > 0)
      found.set(
        state,
        people.map(({ person }) => person.id),
      )
  }
  expect([...found.values()].flat().toSorted()).toEqual(all.people.map(({ person }) => person.id).toSorted())
  expect([...found.keys()]).toEqual(states)
})

test('signs that mean something to the database are searched as they are', async () => {
  const search = async (text: string) =>
    (await s.call(s.head, organisationPeople, { organisationId: s.schoolId, text })).total
  await s.pool.query("update persons set given_name = '100%_Али' where family_name = 'Омаров' and patronymic = ''")
  expect(await search('100%_')).toBe(1)
  expect(await search('%')).toBe(1)
  expect(await search('_')).toBe(1)
  expect(await search('\\')).toBe(0)
  expect(await search('тимур юсуп')).toBe(1)
})
