import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClass } from '#protocol/classes.ts'
import { dashboard, explainIndicator } from '#protocol/indicators.ts'
import { updateOrganisation } from '#protocol/organisations.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { countLive } from './exports.ts'

const clock = heldClock()
let s: Scene
beforeAll(async () => {
  s = await scene({ clock })
  for (const [name, names] of [
    ['2А', 'Гасанов Али\nГасанов Омар'],
    ['5А', 'Магомедова Фатима'],
  ] as const) {
    const about = { id: newId(), organisationId: s.schoolId, kind: 'class' as const, name, names }
    await s.call(s.head, createClass, { ...about, formTeacherId: s.head.personId })
  }
})
afterAll(() => s.close())

async function pupils() {
  clock.moveMs(61_000)
  await countLive(s.services)
  const { tiles } = await s.call(s.head, dashboard, { organisationId: s.schoolId })
  const tile = tiles.find(({ value }) => value.code === 'pupils_registered')
  return tile && { of: tile.value.denominator, beside: tile.beside }
}

test('pupils of grades that the school leaves without accounts are not missing, and are said to be left out', async () => {
  expect(await pupils()).toEqual({ of: 3, beside: [] })
  await s.call(s.head, updateOrganisation, { organisationId: s.schoolId, accountsFromGrade: 5 })
  expect(await pupils()).toEqual({ of: 1, beside: [{ code: 'not_applied_pupils', count: 2 }] })
  const asked = { organisationId: s.schoolId, code: 'pupils_registered' }
  const { missing } = await s.call(s.head, explainIndicator, asked)
  expect(missing!.map(({ name }) => name)).toEqual([expect.stringContaining('Фатима')])
})

test('a school that gives accounts to nobody has no such number at all', async () => {
  await s.call(s.head, updateOrganisation, { organisationId: s.schoolId, accountsFromGrade: 12 })
  expect(await pupils()).toBeUndefined()
})
