import { afterAll, beforeAll, expect, test } from 'vitest'
import { indicatorWeeks } from '#protocol/indicators.ts'
import type { Actor } from '#server/platform/call.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
beforeAll(async () => {
  r = await testRegion()
})
afterAll(() => r.close())

const weeks = async (by: Actor, organisationId: string, count?: number) =>
  (await r.call(by, indicatorWeeks, { organisationId, ...(count ? { weeks: count } : {}) })).weeks
const series = async (by: Actor, organisationId: string, code: string) =>
  (await weeks(by, organisationId)).map(({ moment, values }) => {
    const value = values.find((one) => one.code === code)
    return [moment.week, value && (value.hidden ? 'hidden' : `${value.numerator}/${value.denominator}`)]
  })

test('before the first Friday there is no chart', async () => {
  expect(await weeks(r.town, r.town1)).toEqual([])
})

test('a chart runs over Fridays from the oldest to the newest; interim snapshots are no part of it', async () => {
  const at = (n: number) => ({
    [r.a]: { staff_registered: [n, 100] as const },
    [r.b]: { staff_registered: [n, 50] as const },
  })
  await r.snapshot(at(20), { week: '2026-W46' })
  await r.snapshot(at(10), { week: '2026-W45' })
  await r.snapshot(at(30), { week: '2026-W47' })
  await r.snapshot(at(99), { week: '2026-W47', kind: 'interim', at: new Date('2026-11-21T09:00:00Z') })
  const own = [
    ['2026-W45', '10/100'],
    ['2026-W46', '20/100'],
    ['2026-W47', '30/100'],
  ]
  expect(await series(r.headOfA, r.a, 'staff_registered')).toEqual(own)
  expect(await series(r.town, r.a, 'staff_registered')).toEqual(own)
  expect(await series(r.town, r.town1, 'staff_registered')).toEqual([
    ...[
      ['2026-W45', '20/150'],
      ['2026-W46', '40/150'],
      ['2026-W47', '60/150'],
    ],
  ])
  expect((await weeks(r.region, r.regionId, 2)).map(({ moment }) => moment.week)).toEqual(['2026-W46', '2026-W47'])
})

test('the weeks of one school tell its office of few pupils no more than the table does, at the first look and the next', async () => {
  await r.snapshot(
    {
      [r.a]: { pupils_registered: [2, 200] },
      [r.b]: { pupils_registered: [80, 90] },
      [r.c]: { pupils_registered: [60, 70] },
    },
    { week: '2026-W44' },
  )
  for (const _ of ['first look', 'second']) {
    expect((await series(r.headOfA, r.a, 'pupils_registered'))[0]).toEqual(['2026-W44', '2/200'])
    expect((await series(r.town, r.a, 'pupils_registered'))[0]).toEqual(['2026-W44', 'hidden'])
    expect((await series(r.town, r.b, 'pupils_registered'))[0]).toEqual(['2026-W44', '80/90'])
    expect((await series(r.region, r.c, 'pupils_registered'))[0]).toEqual(['2026-W44', 'hidden'])
    expect((await series(r.region, r.town1, 'pupils_registered'))[0]).toEqual(['2026-W44', '142/360'])
  }
})

test('two who open the same chart for the first time at once both get it', async () => {
  await r.snapshot({ [r.a]: { staff_registered: [5, 100] } }, { week: '2026-W43' })
  const both = await Promise.all([
    series(r.region, r.regionId, 'staff_registered'),
    series(r.town, r.town1, 'staff_registered'),
  ])
  expect(both.map((one) => one[0])).toEqual([
    ['2026-W43', '5/100'],
    ['2026-W43', '5/100'],
  ])
})
