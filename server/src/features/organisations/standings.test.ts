import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOrganisations } from '#protocol/organisations.ts'
import { newId } from '#server/platform/ids.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { standingsOf } from './standings.ts'
import { statusesAtOnceMax } from './status.queries.ts'

let s: Scene
const timeZone = 'Europe/Moscow'
const many = Array.from({ length: statusesAtOnceMax + 5 }, () => ({ id: newId(), timeZone }))
const minute = 60_000

beforeAll(async () => {
  s = await scene()
  for (const { id } of many) await addSchool(id)
})
afterAll(() => s.close())

async function addSchool(id: string): Promise<void> {
  await s.pool.query(
    `insert into organisations (id, parent_id, kind, name, short_name, time_zone) values ($1, $2, 'school', $3, $3, $4)`,
    [id, s.officeId, `Школа ${id}`, timeZone],
  )
}

/** The same services, known to nobody: a process that has just started. */
const restarted = () => ({ ...s.services })

test('the first list after a start shows what was counted last, and the true numbers soon after', async () => {
  const now = new Date()
  const { standings } = await standingsOf(s.services, many, now)
  expect(standings.get(many[0]!.id)).toMatchObject({ registered: 0, counted: true })
  await s.pool.query("update organisation_standings set status = jsonb_set(status, '{registered}', '77')")

  const started = restarted()
  const later = new Date(now.getTime() + 20 * minute)
  const first = await standingsOf(started, many, later)
  expect(first).toMatchObject({ now: false, renewing: true })
  expect(first.standings.get(many[0]!.id)?.registered).toBe(77)
  await expect
    .poll(async () => (await standingsOf(started, many, later)).standings.get(many[0]!.id)?.registered)
    .toBe(0)
  expect((await standingsOf(started, many, later)).renewing).toBe(false)
})

test('an organisation that was added since is on the list, and what another version kept does no harm', async () => {
  const now = new Date()
  const added = { id: newId(), timeZone }
  await addSchool(added.id)
  await s.pool.query("update organisation_standings set status = '{}' where organisation_id = $1", [many[0]!.id])
  const { standings } = await standingsOf(restarted(), [...many, added], now)
  expect(standings.get(added.id)).toMatchObject({ registered: 0 })
  expect(standings.get(many[0]!.id)).toMatchObject({ registered: 0 })
  const { counted, organisations } = await s.call(s.office, listOrganisations, { underId: s.officeId, limit: 10 })
  expect(counted).toBe(many.length + 2)
  expect(organisations).toHaveLength(10)
})
