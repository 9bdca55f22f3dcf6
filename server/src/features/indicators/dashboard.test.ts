import { afterAll, beforeAll, expect, test } from 'vitest'
import { dashboard, setGoal, type Dashboard } from '#protocol/indicators.ts'
import { closeOrganisation } from '#protocol/organisations.ts'
import type { Actor } from '#server/platform/call.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
beforeAll(async () => {
  r = await testRegion()
})
afterAll(() => r.close())

const see = (by: Actor, organisationId: string, when?: string) =>
  r.call(by, dashboard, { organisationId, ...(when === undefined ? {} : { when }) })
const tile = (shown: Dashboard, code: string) => shown.tiles.find(({ value }) => value.code === code)
const numbers = (shown: Dashboard, code: string) => {
  const value = tile(shown, code)?.value
  return value && (value.hidden ? 'hidden' : [value.numerator, value.denominator])
}
/** Renewed pictures: what was looked at before is kept for ten seconds. */
const later = () => r.clock.moveMs(60_000)

test('nobody below sees above or beside, and strangers learn not even that it exists', async () => {
  expect(await r.refusal(r.headOfA, dashboard, { organisationId: r.b })).toBe('not_found')
  expect(await r.refusal(r.headOfA, dashboard, { organisationId: r.town1 })).toBe('not_found')
  expect(await r.refusal(r.town, dashboard, { organisationId: r.regionId })).toBe('not_found')
  expect(await r.refusal(r.town, dashboard, { organisationId: r.far })).toBe('not_found')
  expect(await r.refusal(r.otherTown, dashboard, { organisationId: r.town1 })).toBe('not_found')
  const teacher = await r.hire(r.headOfA, r.a, 'teacher', 'Учителева Мария Ивановна')
  expect(await r.refusal(teacher, dashboard, { organisationId: r.a })).toBe('not_allowed')
  expect((await see(r.region, r.a)).above.map(({ id }) => id)).toEqual([r.regionId, r.town1])
  expect((await see(r.town, r.a)).above.map(({ id }) => id)).toEqual([r.town1])
  expect((await see(r.headOfA, r.a)).above).toEqual([])
})

test('before anything is counted there is no data, which is neither nothing nor everything', async () => {
  const shown = await see(r.town, r.town1)
  expect(shown.organisationsListed).toBe(0)
  expect(shown.organisationsCounted).toBe(4)
  expect(numbers(shown, 'staff_registered')).toEqual([0, 0])
  expect(shown.tiles.every(({ value, before, forecast }) => value.denominator === 0 && !before && !forecast)).toBe(true)
  expect(shown.moment).toMatchObject({ snapshotId: null, kind: 'live', week: '2026-W48' })
  expect((await see(r.town, r.town1, 'friday')).moment.kind).toBe('live')
})

test('an office sees sums of numerators over sums of denominators, never an average of percentages', async () => {
  later()
  await r.live({ [r.a]: { staff_registered: [1, 10] }, [r.b]: { staff_registered: [90, 90] } })
  const shown = await see(r.town, r.town1)
  expect(numbers(shown, 'staff_registered')).toEqual([91, 100])
  expect(numbers(await see(r.region, r.regionId), 'staff_registered')).toEqual([91, 100])
  expect([shown.organisationsListed, shown.organisationsCounted]).toEqual([2, 4])
})

test('three pupils of a school stay with the school: its office sees them neither there nor by subtraction', async () => {
  later()
  await r.live({
    [r.a]: { staff_registered: [2, 3], pupils_registered: [3, 200] },
    [r.b]: { pupils_registered: [100, 300] },
    [r.c]: { pupils_registered: [60, 100] },
    [r.far]: { pupils_registered: [50, 80] },
  })
  expect(numbers(await see(r.headOfA, r.a), 'pupils_registered')).toEqual([3, 200])
  const byTown = await Promise.all([r.a, r.b, r.c, r.town1].map((id) => see(r.town, id)))
  expect(byTown.map((shown) => numbers(shown, 'pupils_registered'))).toEqual([
    'hidden',
    [100, 300],
    'hidden',
    [163, 600],
  ])
  expect(numbers(byTown[0]!, 'staff_registered')).toEqual([2, 3])
  const byRegion = await Promise.all([r.a, r.c, r.town1, r.regionId].map((id) => see(r.region, id)))
  expect(byRegion.map((shown) => numbers(shown, 'pupils_registered'))).toEqual([
    'hidden',
    'hidden',
    [163, 600],
    [213, 680],
  ])
})

test('a school whose indicator does not apply has no tile of it, and what stands beside a hidden number is hidden too', async () => {
  later()
  await r.live({ [r.kindergarten]: { staff_registered: [5, 9] } })
  expect(tile(await see(r.region, r.kindergarten), 'pupils_registered')).toBeUndefined()
  const beside = [
    { code: 'on_leave' as const, count: 2 },
    { code: 'unlisted_children' as const, count: 4 },
  ]
  await r.live({ [r.b]: {} }, { beside })
  later()
  const [school, town] = [await see(r.town, r.b), await see(r.town, r.town1)]
  expect(tile(school, 'staff_registered')?.beside).toEqual([beside[0]])
  expect(tile(school, 'pupils_registered')?.beside).toEqual([])
  expect(tile(town, 'pupils_registered')?.beside).toEqual([])
})

test('the change is to the Friday before, of the same tree and by the same formula; an interim snapshot has none', async () => {
  const given = (registered: number) => ({ [r.a]: { staff_registered: [registered, 100] as const } })
  await r.snapshot(given(40), { week: '2026-W46' })
  const friday = await r.snapshot(given(50), { week: '2026-W47', formulas: { classes_created: 0 } })
  const interim = await r.snapshot(given(55), {
    ...{ week: '2026-W47', kind: 'interim', rootId: r.town1, at: new Date('2026-11-21T09:00:00Z') },
  })
  await r.live({ [r.a]: { staff_registered: [60, 100], classes_created: [3, 4] } })
  later()
  const now = await see(r.headOfA, r.a)
  expect(tile(now, 'staff_registered')?.before).toMatchObject({ numerator: 50, denominator: 100 })
  expect(tile(now, 'classes_created')?.before).toBeNull()
  const last = await see(r.town, r.town1, 'friday')
  expect(last.moment).toMatchObject({
    snapshotId: friday,
    kind: 'friday',
    week: '2026-W47',
    at: '2026-11-20T09:00:00.000Z',
  })
  expect(numbers(last, 'staff_registered')).toEqual([50, 100])
  expect(tile(last, 'staff_registered')?.before).toMatchObject({ numerator: 40, denominator: 100 })
  const between = await see(r.town, r.town1, interim)
  expect(numbers(between, 'staff_registered')).toEqual([55, 100])
  expect(between.tiles.map(({ before }) => before).every((before) => before === null)).toBe(true)
  expect(await r.refusal(r.region, dashboard, { organisationId: r.regionId, when: interim })).toBe('snapshot_not_found')
})

test('the day on which a goal is reached follows from the pace of the Fridays, and only where there is a goal', async () => {
  expect(tile(await see(r.headOfA, r.a), 'staff_registered')).toMatchObject({ goal: null, forecast: null })
  await r.call(r.town, setGoal, {
    ...{ organisationId: r.town1, code: 'staff_registered' },
    goal: { percent: 90, due: '2026-12-04', kinds: ['school'] },
  })
  // Ten percent a week from 60 on Monday 23 November: thirty more in 21 days.
  expect(tile(await see(r.headOfA, r.a), 'staff_registered')).toMatchObject({
    goal: { percent: 90, daysLeft: 11, organisationId: r.town1, organisationShortName: 'Первый район' },
    forecast: '2026-12-14',
  })
  expect(tile(await see(r.town, r.kindergarten), 'staff_registered')?.goal).toBeNull()
})

test('who may do more is told so: snapshots and goals are for offices, the cut-off for the topmost one', async () => {
  const may = async (by: Actor, id: string) => {
    const { mayTakeSnapshot, maySetCutOff, maySetGoals } = await see(by, id)
    return [mayTakeSnapshot, maySetCutOff, maySetGoals]
  }
  expect(await may(r.region, r.regionId)).toEqual([true, true, true])
  expect(await may(r.region, r.town1)).toEqual([true, false, true])
  expect(await may(r.town, r.a)).toEqual([true, false, true])
  expect(await may(r.headOfA, r.a)).toEqual([false, false, false])
  expect((await see(r.headOfA, r.a)).cutOff).toMatchObject({
    ...{ organisationId: r.regionId, weekday: 5, time: '12:00', next: '2026-11-27T09:00:00.000Z' },
  })
})

test('a person of two schools is one person of the town, and few people of one school are no number at all', async () => {
  await r.live({ [r.a]: { pupils_registered: [30, 200] } })
  later()
  const before = (await see(r.town, r.town1)).people
  expect(before).toEqual({ distinct: 2, inSeveral: 0 })
  const both = await r.hire(r.region, r.b, 'teacher', 'Двойнова Анна Ивановна')
  await r.pool.query(
    `insert into role_grants (id, person_id, organisation_id, role, valid_from, recorded_at)
     values (gen_random_uuid(), $1, $2, 'teacher', $3, $3)`,
    [both.personId, r.a, new Date(r.clock.now().getTime() - 3600_000)],
  )
  r.clock.moveMs(25 * 3600_000)
  expect((await see(r.town, r.town1)).people).toEqual({ distinct: 3, inSeveral: 1 })
  expect((await see(r.headOfA, r.a)).people).toEqual({ distinct: 3, inSeveral: 0 })
  expect((await see(r.town, r.a)).people).toBeNull()
})

test('an organisation that was closed is still found in the snapshots that held it, and nowhere else', async () => {
  await r.call(r.region, closeOrganisation, { organisationId: r.c, document: '1-р' })
  expect(await r.refusal(r.region, dashboard, { organisationId: r.c })).toBe('not_found')
  const past = await see(r.region, r.c, 'friday')
  expect(past.moment).toMatchObject({ kind: 'friday', week: '2026-W47' })
  expect(past.maySetGoals).toBe(false)
  later()
  expect((await see(r.region, r.town1)).organisationsCounted).toBe(3)
})
