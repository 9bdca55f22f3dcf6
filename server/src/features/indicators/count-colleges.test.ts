import { afterAll, beforeAll, expect, test } from 'vitest'
import { countColleges, dashboard } from '#protocol/indicators.ts'
import { addOrganisation, organisationStatus } from '#protocol/organisations.ts'
import { countLive } from '#server/features/indicators/exports.ts'
import { newId } from '#server/platform/ids.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
let college: string
beforeAll(async () => {
  r = await testRegion()
  const about = { kind: 'college' as const, name: 'ГБПОУ «Колледж»', shortName: 'Колледж', timeZone: 'Europe/Moscow' }
  college = (await r.call(r.region, addOrganisation, { id: newId(), parentId: r.town1, ...about })).organisationId
})
afterAll(() => r.close())

const count = (counted: boolean) => r.call(r.region, countColleges, { organisationId: r.regionId, counted })

async function seen() {
  r.clock.moveMs(61_000)
  await countLive(r.services)
  const told = await r.call(r.region, dashboard, { organisationId: r.regionId })
  const connected = told.tiles.find(({ value }) => value.code === 'orgs_connected')!.value
  const status = await r.call(r.region, organisationStatus, { organisationId: college })
  return {
    tile: connected.denominator,
    ...{ organisations: told.organisationsCounted, collegesCounted: told.collegesCounted, status: status.counted },
  }
}

test('colleges count until the topmost office leaves them out, and again when it takes them back', async () => {
  const counted = { tile: 6, organisations: 6, collegesCounted: true, status: true }
  expect(await seen()).toEqual(counted)
  await count(false)
  expect(await seen()).toEqual({ tile: 5, organisations: 5, collegesCounted: false, status: false })
  await count(true)
  expect(await seen()).toEqual(counted)
})

test('it is the word of the topmost office alone, and everybody below may read it', async () => {
  const refusal = (by: Parameters<Region['refusal']>[0], organisationId: string) =>
    r.refusal(by, countColleges, { organisationId, counted: false })
  expect(await refusal(r.town, r.town1)).toBe('cut_off_not_here')
  expect(await refusal(r.region, r.town1)).toBe('cut_off_not_here')
  expect(await refusal(r.headOfA, r.a)).toBe('not_allowed')
  expect(await refusal(r.town, r.regionId)).toBe('not_found')
  expect(await r.call(r.headOfA, dashboard, { organisationId: r.a })).toMatchObject({
    ...{ collegesCounted: true, mayCountColleges: false },
  })
})
