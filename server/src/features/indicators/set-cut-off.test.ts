import { afterAll, beforeAll, expect, test } from 'vitest'
import { dashboard, setCutOff } from '#protocol/indicators.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
beforeAll(async () => {
  r = await testRegion()
})
afterAll(() => r.close())

const thursday = { weekday: 4, time: '18:30' }
const refusal = (by: Parameters<Region['refusal']>[0], input: object) =>
  r.refusal(by, setCutOff, { organisationId: r.regionId, ...thursday, ...input })

test('a tree has one cut-off: its topmost office sets it, and everybody below is told when the next one is', async () => {
  await r.call(r.region, setCutOff, { organisationId: r.regionId, ...thursday })
  const { cutOff } = await r.call(r.headOfA, dashboard, { organisationId: r.a })
  expect(cutOff).toEqual({
    ...{ organisationId: r.regionId, organisationShortName: 'region', timeZone: 'Europe/Moscow' },
    ...{ ...thursday, next: '2026-11-26T15:30:00.000Z' },
  })
  await r.call(r.region, setCutOff, { organisationId: r.regionId, weekday: 5, time: '09:05' })
  expect((await r.call(r.town, dashboard, { organisationId: r.town1 })).cutOff).toMatchObject({
    weekday: 5,
    time: '09:05',
  })
  const { rows } = await r.pool.query(
    `select version, at_minute, replaced_at is null as now from cut_offs order by version`,
  )
  expect(rows).toEqual([
    { version: 1, at_minute: 1110, now: false },
    { version: 2, at_minute: 545, now: true },
  ])
})

test('no office below and no head sets another hour, and an hour that does not exist is none', async () => {
  expect(await refusal(r.town, { organisationId: r.town1 })).toBe('cut_off_not_here')
  expect(await refusal(r.region, { organisationId: r.town1 })).toBe('cut_off_not_here')
  expect(await refusal(r.headOfA, { organisationId: r.a })).toBe('not_allowed')
  expect(await refusal(r.town, {})).toBe('not_found')
  expect(await refusal(r.region, { time: '24:00' })).toBe('bad_input')
  expect(await refusal(r.region, { weekday: 8 })).toBe('bad_input')
})
