import { afterAll, beforeAll, expect, test } from 'vitest'
import { dashboard, setCutOff, setGoal } from '#protocol/indicators.ts'
import type { Actor } from '#server/platform/call.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
beforeAll(async () => {
  r = await testRegion()
  await r.live({ [r.a]: { staff_registered: [1, 3] }, [r.kindergarten]: { staff_registered: [1, 3] } })
})
afterAll(() => r.close())

const code = 'staff_registered'
const goal = { percent: 90, due: '2026-12-01', kinds: ['school'] as const }
const refusal = (by: Actor, input: object) => r.refusal(by, setGoal, { organisationId: r.town1, code, goal, ...input })
const shown = async (by: Actor, organisationId: string) =>
  (await r.call(by, dashboard, { organisationId })).tiles.find(({ value }) => value.code === code)?.goal

test('an office sets a goal for its circle; a nearer one comes first, and taken away gives way again', async () => {
  const set = (by: Actor, organisationId: string, wanted: Parameters<typeof r.call>[2] | null) =>
    r.call(by, setGoal, { organisationId, code, goal: wanted as null })
  await set(r.region, r.regionId, { ...goal, kinds: ['school', 'kindergarten'] })
  expect(await shown(r.headOfA, r.a)).toMatchObject({ percent: 90, daysLeft: 8, organisationId: r.regionId })
  await set(r.town, r.town1, { ...goal, percent: 70 })
  expect(await shown(r.headOfA, r.a)).toMatchObject({ percent: 70, organisationId: r.town1, kinds: ['school'] })
  expect(await shown(r.town, r.kindergarten)).toMatchObject({ percent: 90, organisationId: r.regionId })
  await set(r.town, r.town1, null)
  expect(await shown(r.headOfA, r.a)).toMatchObject({ percent: 90 })
  await set(r.region, r.regionId, null)
  expect(await shown(r.headOfA, r.a)).toBeNull()
  const { rows } = await r.pool.query(
    `select percent, replaced_at is null as now from goals order by recorded_at, percent`,
  )
  expect(rows).toEqual([
    { percent: 70, now: false },
    { percent: 90, now: false },
  ])
})

test('what cannot be a goal is refused with a word why', async () => {
  expect(await refusal(r.town, { code: 'no_such' })).toBe('indicator_unknown')
  expect(await refusal(r.town, { code: 'events_attended' })).toBe('indicator_unknown')
  expect(await refusal(r.town, { code: 'chats_moved' })).toBe('goal_too_early')
  expect(await refusal(r.town, { goal: { ...goal, due: '2026-02-30' } })).toBe('goal_day_unknown')
  expect(await refusal(r.town, { goal: { ...goal, due: '9999-01-01' } })).toBe('goal_day_unknown')
  expect(await refusal(r.town, { goal: { ...goal, kinds: ['municipality'] } })).toBe('goal_kind_wrong')
  expect(await refusal(r.town, { organisationId: r.a, goal: { ...goal, kinds: ['kindergarten'] } })).toBe(
    'goal_kind_wrong',
  )
  expect(await refusal(r.town, { goal: { ...goal, percent: 101 } })).toBe('bad_input')
  expect(await refusal(r.town, { goal: { ...goal, percent: 0 } })).toBe('bad_input')
  expect(await refusal(r.town, { goal: { ...goal, kinds: [] } })).toBe('bad_input')
})

test('nobody sets goals above or beside, and a school that has an office not its own', async () => {
  expect(await refusal(r.town, { organisationId: r.regionId })).toBe('not_found')
  expect(await refusal(r.otherTown, {})).toBe('not_found')
  expect(await refusal(r.headOfA, { organisationId: r.a })).toBe('not_allowed')
  const alone = await r.found('school', 'Однаева Мария Ивановна')
  const of = { organisationId: alone.organisationId }
  expect(await refusal(alone.actor, of)).toBe('no refusal')
  expect(await r.refusal(alone.actor, setCutOff, { ...of, weekday: 4, time: '08:00' })).toBe('no refusal')
  expect(await r.call(alone.actor, dashboard, of)).toMatchObject({
    ...{ maySetGoals: true, maySetCutOff: true, mayTakeSnapshot: true, people: { distinct: 1, inSeveral: 0 } },
    cutOff: { weekday: 4, time: '08:00', next: '2026-11-26T05:00:00.000Z' },
  })
})
