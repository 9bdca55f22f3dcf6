import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  dashboard,
  explainIndicator,
  indicatorTable,
  indicatorWeeks,
  listIndicators,
  type IndicatorValue,
} from '#protocol/indicators.ts'
import type { Actor } from '#server/platform/call.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
let suppressed: string[]
beforeAll(async () => {
  r = await testRegion()
  const { indicators } = await r.call(r.region, listIndicators, {})
  suppressed = indicators.filter((one) => one.suppressed).map(({ code }) => code)
  // By school and indicator: few here, nobody there, and many.
  const shares = [
    [3, 40],
    [12, 30],
    [0, 9],
    [4, 4],
    [80, 90],
    [25, 25],
    [1, 300],
  ] as const
  const places = [r.a, r.b, r.c, r.kindergarten, r.far]
  const given = Object.fromEntries(
    places.map((id, n) => [id, Object.fromEntries(suppressed.map((code, m) => [code, shares[(n * 3 + m * 5) % 7]!]))]),
  )
  await r.live(given)
  await r.snapshot(given, { week: '2026-W47' })
})
afterAll(() => r.close())

type Seen = (code: string) => string

const seenIn = (values: readonly IndicatorValue[]): Seen => {
  return (code) => {
    const value = values.find((one) => one.code === code)
    return value ? (value.hidden ? 'hidden' : `${value.numerator}/${value.denominator}`) : 'none'
  }
}

/** Everything that somebody is told of one place, by the name of the screen. */
async function screens(
  by: Actor,
  organisationId: string,
  from: string,
  when: 'friday' | null,
): Promise<Record<string, Seen>> {
  const asked = { organisationId, when }
  const table = (level: 'organisations' | 'offices') =>
    r.call(by, indicatorTable, { organisationId: from, when, level })
  const rows = [...(await table('organisations')).rows, ...(await table('offices')).rows]
  const row = rows.find(({ organisation }) => organisation.id === organisationId)
  const explained = await Promise.all(suppressed.map((code) => r.call(by, explainIndicator, { ...asked, code })))
  const tiles = (await r.call(by, dashboard, asked)).tiles.map(({ value }) => value)
  const { weeks } = await r.call(by, indicatorWeeks, { organisationId })
  return {
    dashboard: seenIn(tiles),
    explained: seenIn(explained.map(({ value }) => value)),
    ...(row ? { table: seenIn(row.values) } : {}),
    weeks: seenIn(weeks.at(-1)!.values),
  }
}

test('what one screen hides no other shows, whoever of the offices looks and from however high', async () => {
  expect(suppressed.length).toBeGreaterThan(2)
  const shown: string[] = []
  for (const when of ['friday', null] as const) {
    for (const id of [r.a, r.b, r.c, r.kindergarten, r.town1]) {
      const fromTown = await screens(r.town, id, r.town1, when)
      const fromRegion = await screens(r.region, id, r.regionId, when)
      for (const code of suppressed) {
        const told = [...Object.values(fromTown), ...Object.values(fromRegion)].map((seen) => seen(code))
        expect(new Set(told).size, `${code}: ${told.join(', ')}`).toBe(1)
        shown.push(told[0]!)
      }
    }
  }
  expect(shown.filter((one) => one === 'hidden').length).toBeGreaterThan(4)
  expect(shown.filter((one) => /^[1-4]\/|\/[1-4]$/.test(one))).toEqual([])
})

test('and the change to last Friday shows nothing that last Friday hides', async () => {
  for (const id of [r.a, r.b, r.c]) {
    const { tiles } = await r.call(r.town, dashboard, { organisationId: id })
    const { rows } = await r.call(r.town, indicatorTable, { organisationId: r.town1, level: 'organisations' })
    const friday = seenIn(
      (await r.call(r.town, dashboard, { organisationId: id, when: 'friday' })).tiles.map(({ value }) => value),
    )
    const change = seenIn(tiles.flatMap(({ before }) => before ?? []))
    const told = suppressed.map(friday)
    expect(suppressed.map(change)).toEqual(told)
    const lines = rows.filter(({ organisation }) => organisation.id === id)
    for (const { before } of lines) expect(suppressed.map(seenIn(before))).toEqual(told)
  }
})
