import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InputOf } from '#protocol/contract.ts'
import { indicatorTable, setGoal } from '#protocol/indicators.ts'
import type { Actor } from '#server/platform/call.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
beforeAll(async () => {
  r = await testRegion()
  const formulas = { classes_created: 0 }
  await r.snapshot({ [r.a]: { staff_registered: [5, 10], classes_created: [1, 2] } }, { week: '2026-W47', formulas })
  await r.live({
    [r.a]: { staff_registered: [6, 10], pupils_registered: [3, 200], classes_created: [2, 2] },
    [r.b]: { staff_registered: [9, 10], pupils_registered: [100, 300] },
    [r.c]: { staff_registered: [2, 10], pupils_registered: [60, 100] },
    [r.far]: { staff_registered: [10, 10], pupils_registered: [50, 80] },
  })
  await r.live({ [r.kindergarten]: { staff_registered: [0, 0] } }, { reasons: ['not_verified', 'few_registered'] })
})
afterAll(() => r.close())

type Question = Partial<Omit<InputOf<typeof indicatorTable>, 'organisationId'>>
const ask = (by: Actor, organisationId: string, question: Question = {}) =>
  r.call(by, indicatorTable, { organisationId, level: 'organisations', ...question })
const names = async (question: Question, organisationId = r.town1) =>
  (await ask(r.region, organisationId, question)).rows.map(({ organisation }) => organisation.shortName)
const town1 = { a: 'СОШ № 10', b: 'СОШ № 2', c: 'Гимназия', kindergarten: 'Сад «Ёлочка»' }

test('those who lag stand on top, and before all those of whom nothing is known', async () => {
  expect(await names({})).toEqual([town1.kindergarten, town1.c, town1.a, town1.b])
  expect(await names({ descending: true })).toEqual([town1.b, town1.a, town1.c, town1.kindergarten])
  expect(await names({ order: 'name' })).toEqual([town1.c, town1.kindergarten, town1.b, town1.a])
})

test('the place in a table tells nothing of a hidden number: it stands last, up and down, and lags behind nobody', async () => {
  const order = { order: 'pupils_registered' }
  const up = (await ask(r.town, r.town1, order)).rows
  expect(up.map(({ values }) => values.find(({ code }) => code === 'pupils_registered')?.hidden)).toEqual([
    ...[false, true, undefined, true],
  ])
  expect(up.map(({ organisation }) => organisation.id)).toEqual([r.b, r.c, r.kindergarten, r.a])
  const down = (await ask(r.town, r.town1, { ...order, descending: true })).rows
  expect(down.map(({ organisation }) => organisation.id)).toEqual(up.map(({ organisation }) => organisation.id))
  expect(await names({ lagging: 'pupils_registered' })).toEqual([town1.b])
})

test('search, kinds and pages find what is asked for, and the total says how many there are', async () => {
  expect(await names({ text: 'елочка' })).toEqual([town1.kindergarten])
  expect(await names({ text: 'сош № 2' })).toEqual([town1.b])
  expect(await names({ kinds: ['kindergarten'] })).toEqual([town1.kindergarten])
  const second = await ask(r.town, r.town1, { offset: 1, limit: 2 })
  expect(second.rows.map(({ organisation }) => organisation.shortName)).toEqual([town1.c, town1.a])
  expect(second.total).toBe(4)
  expect((await ask(r.town, r.town1, { offset: 100 })).rows).toEqual([])
})

test('who lags is measured by the goal nearest to each, and without one by a hundred percent', async () => {
  expect(await names({ lagging: 'staff_registered' }, r.regionId)).toEqual([
    town1.kindergarten,
    town1.c,
    town1.a,
    town1.b,
  ])
  const goal = (percent: number) => ({
    ...{ code: 'staff_registered', goal: { percent, due: '2026-12-01', kinds: ['school' as const] } },
  })
  await r.call(r.region, setGoal, { organisationId: r.regionId, ...goal(80) })
  await r.call(r.town, setGoal, { organisationId: r.town1, ...goal(50) })
  expect(await names({ lagging: 'staff_registered' }, r.regionId)).toEqual([town1.kindergarten, town1.c])
  await r.call(r.region, setGoal, { organisationId: r.far, ...goal(100) })
  await r.live({ [r.far]: { staff_registered: [9, 10] } })
  r.clock.moveMs(60_000)
  expect(await names({ lagging: 'staff_registered' }, r.regionId)).toContain('СОШ № 7')
})

test('an office compares the offices directly below it, each with the sum of what it holds', async () => {
  const { rows, total } = await ask(r.region, r.regionId, { level: 'offices' })
  expect(total).toBe(2)
  const first = rows.find(({ organisation }) => organisation.id === r.town1)!
  expect(first).toMatchObject({ organisations: 4, active: null, organisation: { parentShortName: 'region' } })
  expect(first.values).toContainEqual({ code: 'staff_registered', numerator: 17, denominator: 30, hidden: false })
  expect((await ask(r.town, r.town1, { level: 'offices' })).rows).toEqual([])
})

test('a line says why an organisation is not active, and what stood there last Friday in the order of its numbers', async () => {
  const { rows } = await ask(r.town, r.town1, { order: 'name' })
  const lineOf = (id: string) => rows.find(({ organisation }) => organisation.id === id)!
  expect(lineOf(r.kindergarten)).toMatchObject({ active: false, reasons: ['not_verified', 'few_registered'] })
  expect(lineOf(r.a)).toMatchObject({ active: true, reasons: [], organisation: { parentShortName: 'Первый район' } })
  const { values, before } = lineOf(r.a)
  expect(before.map(({ code }) => code)).toEqual(values.map(({ code }) => code))
  const stood = (code: string) => before.find((value) => value.code === code)
  expect(stood('staff_registered')).toMatchObject({ numerator: 5, denominator: 10 })
  // By another formula: there is nothing to compare with.
  expect(stood('classes_created')).toMatchObject({ denominator: 0 })
})

test('a head sees one line, the own one, as it is; of others not even a line', async () => {
  const { rows, total } = await ask(r.headOfA, r.a)
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({ organisation: { id: r.a }, before: expect.arrayContaining([]) })
  expect(rows[0]!.values.find(({ code }) => code === 'pupils_registered')).toMatchObject({
    numerator: 3,
    denominator: 200,
  })
  expect(rows[0]!.before.find(({ code }) => code === 'staff_registered')).toMatchObject({
    numerator: 5,
    denominator: 10,
  })
  expect(await r.refusal(r.headOfA, indicatorTable, { organisationId: r.town1, level: 'organisations' })).toBe(
    'not_found',
  )
})

test('an indicator that does not exist is refused by name, not answered with an empty table', async () => {
  const asked = { organisationId: r.town1, level: 'organisations' }
  expect(await r.refusal(r.town, indicatorTable, { ...asked, lagging: 'no_such' })).toBe('indicator_unknown')
  expect(await r.refusal(r.town, indicatorTable, { ...asked, order: 'no_such' })).toBe('indicator_unknown')
})
