import { afterAll, beforeAll, expect, test } from 'vitest'
import { dashboard, indicatorTable } from '#protocol/indicators.ts'
import { loadReport } from '#server/features/weekly-report/load-report.ts'
import { writeSnapshot } from '#server/features/weekly-report/testing.ts'
import { testRegion, type Region } from './testing.ts'

const code = 'pupils_registered'

let r: Region
let given: Record<string, Record<string, [number, number]>>
beforeAll(async () => {
  r = await testRegion()
  // The only school of the second town has few: so its town is hidden, the first town beside it, and a school of that.
  const shares: [string, [number, number]][] = [
    [r.a, [30, 40]],
    [r.b, [50, 60]],
    [r.c, [20, 25]],
    [r.far, [3, 40]],
  ]
  given = Object.fromEntries(shares.map(([id, share]) => [id, { [code]: share }]))
})
afterAll(() => r.close())

/** What a snapshot of the region, or of its first town, holds. */
function taken(week: string, at: string, shares: typeof given, kind: 'friday' | 'interim' = 'friday'): Promise<string> {
  const [towns, town1, town2] =
    kind === 'friday' ? [[r.regionId], [r.regionId, r.town1], [r.regionId, r.town2]] : [[], [r.town1], []]
  const office = (id: string, above: readonly string[]) => ({
    ...{
      id,
      parentId: above.at(-1) ?? null,
      above,
      kind: id === r.regionId ? 'region' : 'municipality',
      shortName: id,
    },
  })
  const school = (id: string, above: readonly string[]) => ({
    ...{ id, parentId: above.at(-1)!, above, kind: 'school', shortName: id, values: shares[id]! },
  })
  return writeSnapshot(r.pool, {
    ...{ topId: kind === 'friday' ? r.regionId : r.town1, week, cutOffAt: new Date(`${at}T09:00:00Z`), kind },
    organisations: [
      ...(kind === 'friday' ? [office(r.regionId, []), office(r.town2, towns), school(r.far, town2)] : []),
      ...[office(r.town1, towns), school(r.a, town1), school(r.b, town1), school(r.c, town1)],
    ],
  })
}

/** Of whom in the first town the number is hidden: on the dashboard, in the table and in the report. */
async function hiddenFrom(when: string) {
  const { tiles } = await r.call(r.town, dashboard, { organisationId: r.town1, when })
  const { rows } = await r.call(r.town, indicatorTable, { organisationId: r.town1, when, level: 'organisations' })
  const asked = { organisationId: r.town1, snapshotId: when }
  const report = await loadReport(r.services, { personId: r.town.personId, at: r.clock.now() }, asked)
  const isHidden = (values: readonly { code: string; hidden: boolean }[]) =>
    values.some((value) => value.code === code && value.hidden)
  const valuesOf = (cells: (typeof report & object)['lines'][number]['cells']) =>
    cells.flatMap((cell) => (cell ? [cell.value] : []))
  const onScreens = rows.filter(({ values }) => isHidden(values)).map(({ organisation }) => organisation.id)
  const inReport = report!.lines.filter(({ cells }) => isHidden(valuesOf(cells))).map((line) => line.organisation.id)
  expect(inReport.toSorted()).toEqual(onScreens.toSorted())
  expect(isHidden(valuesOf(report!.total.cells))).toBe(isHidden(tiles.map(({ value }) => value)))
  return { sum: isHidden(tiles.map(({ value }) => value)), schools: onScreens }
}

test('an interim snapshot of a town hides what the region hides now, so that nobody subtracts the one from the other', async () => {
  await r.live(given)
  const interim = await taken('2026-W47', '2026-11-19', given, 'interim')
  expect(await hiddenFrom(interim)).toEqual({ sum: true, schools: [r.c] })
})

test('and what the Friday before and the Friday after it hide, once these are taken', async () => {
  const many = { ...given, [r.far]: { [code]: [30, 40] as [number, number] } }
  await r.live(many)
  const before = await taken('2026-W45', '2026-11-06', given)
  const interim = await taken('2026-W46', '2026-11-10', given, 'interim')
  await taken('2026-W46', '2026-11-13', many)
  expect(await hiddenFrom(interim)).toEqual(await hiddenFrom(before))
  const later = await taken('2026-W47', '2026-11-17', given, 'interim')
  r.clock.moveMs(60_000)
  expect(await hiddenFrom(later)).toEqual({ sum: false, schools: [] })
  const after = await taken('2026-W47', '2026-11-20', given)
  r.clock.moveMs(60_000)
  expect(await hiddenFrom(later)).toEqual(await hiddenFrom(after))
})
