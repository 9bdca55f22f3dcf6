import { afterAll, beforeAll, expect, test } from 'vitest'
import { listSnapshots } from '#protocol/indicators.ts'
import type { Actor } from '#server/platform/call.ts'
import { testRegion, type Region } from './testing.ts'

let r: Region
beforeAll(async () => {
  r = await testRegion()
})
afterAll(() => r.close())

const list = (by: Actor, organisationId: string, before?: string) =>
  r.call(by, listSnapshots, { organisationId, ...(before ? { before } : {}) })

test('one sees the snapshots that hold one’s organisation, newest first, with hash and anchor', async () => {
  const old = await r.snapshot({}, { week: '2026-W46' })
  const friday = await r.snapshot({}, { week: '2026-W47' })
  const interim = await r.snapshot(
    {},
    { week: '2026-W47', kind: 'interim', rootId: r.town1, at: new Date('2026-11-21T09:00:00Z') },
  )
  const ids = async (by: Actor, id: string) => (await list(by, id)).snapshots.map((one) => one.id)
  expect(await ids(r.headOfA, r.a)).toEqual([interim, friday, old])
  expect(await ids(r.otherTown, r.far)).toEqual([friday, old])
  expect((await list(r.region, r.regionId)).snapshots[0]).toEqual({
    ...{ id: friday, kind: 'friday', week: '2026-W47', organisationId: r.regionId, organisationShortName: 'region' },
    ...{ cutOffAt: '2026-11-20T09:00:00.000Z', takenAt: '2026-11-20T09:00:00.000Z' },
    ...{ hash: 'abcd', anchor: { number: 7, hash: 'ef' } },
  })
  expect(await r.refusal(r.headOfA, listSnapshots, { organisationId: r.b })).toBe('not_found')
})

test('a long list comes in pages that lose nothing, also where two were taken at the same instant', async () => {
  const first = Date.parse('2024-01-05T09:00:00Z')
  for (let n = 0; n < 60; n++) {
    const at = new Date(first + Math.trunc(n / 2) * 864e5)
    await r.snapshot({}, { week: '2024-W01', kind: 'interim', rootId: r.town2, at })
  }
  const seen: string[] = []
  let before: string | undefined
  for (let pages = 0; pages < 5; pages++) {
    const { snapshots, more } = await list(r.otherTown, r.town2, before)
    seen.push(...snapshots.map(({ id }) => id))
    before = snapshots.at(-1)?.cutOffAt
    if (!more) break
  }
  expect(seen).toHaveLength(62)
  expect(new Set(seen).size).toBe(62)
})
