import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countLive } from '#server/features/indicators/exports.ts'
import { heldClock } from '#server/platform/clock.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { seenIn, snapshotsOf, totalsOf } from './snapshots.queries.ts'
import { takeDue } from './take-due.ts'
import { moscow } from './testing.ts'
import { said, somebody, townOf } from './testing-any-town.ts'
import { verifySnapshot } from './verify.ts'

const clock = heldClock(moscow(20, '12:05'))
let server: TestServer
beforeAll(async () => {
  server = await testServer({ clock })
  await server.pool.query(`update consent_versions set since = $1 where version = 2`, [moscow(12)])
})
afterAll(() => server.close())

test('whatever a town does, its parts make the whole, and counting again gives what was stored', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(somebody, { minLength: 3, maxLength: 14 }),
      fc.tuple(said, said, said),
      async (people, says) => {
        clock.moveMs(moscow(20, '12:05').getTime() - clock.now().getTime())
        const region = await townOf(server.pool, people, says)
        await takeDue(server.services)
        clock.moveMs(7 * 24 * 3600_000)
        await takeDue(server.services)
        const taken = await snapshotsOf(server.services.db, { organisationId: region })
        expect(taken.map(({ week }) => week).slice(-2)).toEqual(['2026-W47', '2026-W48'])
        for (const one of taken.slice(-2)) {
          // The second Friday took over what had not changed: the facts must say that it had not.
          expect(await verifySnapshot(server.services.db, one, { facts: true })).toEqual({
            ...{ hash: true, values: [], formulas: true, facts: [] },
          })
          await partsMakeTheWhole(one.id, region)
        }
      },
    ),
    { numRuns: 12 },
  )
}, 300_000)

test('live numbers that followed every change are what counting everything gives', async () => {
  await countLive(server.services)
  const read = async () =>
    (
      await server.pool.query(
        'select organisation_id, indicator, numerator, denominator from live_values order by 1, 2',
      )
    ).rows
  for (let hours = 0; hours < 72; hours += 12) {
    clock.moveMs(12 * 3600_000)
    await countLive(server.services)
  }
  const followed = await read()
  await server.pool.query('delete from live_state')
  await countLive(server.services)
  expect(await read()).toEqual(followed)
})

async function partsMakeTheWhole(snapshotId: string, region: string): Promise<void> {
  const seen = [...(await seenIn(server.services.db, snapshotId)).values()]
  const sums = new Map<string, number>()
  for (const { above, values, counted } of seen) {
    expect(counted || values.length === 0).toBe(true)
    for (const office of above)
      for (const { code, numerator, denominator } of values) {
        expect(numerator).toBeLessThanOrEqual(denominator)
        const key = `${office === region ? 'region' : 'offices'} ${code}`
        sums.set(`${key} n`, (sums.get(`${key} n`) ?? 0) + numerator)
        sums.set(`${key} d`, (sums.get(`${key} d`) ?? 0) + denominator)
      }
  }
  for (const { code, numerator, denominator } of await totalsOf(server.services.db, snapshotId)) {
    expect([sums.get(`region ${code} n`), sums.get(`region ${code} d`)]).toEqual([numerator, denominator])
    expect([sums.get(`offices ${code} n`), sums.get(`offices ${code} d`)]).toEqual([numerator, denominator])
  }
}
