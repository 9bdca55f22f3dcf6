import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { weekAfter, weekAt } from '#server/features/indicators/exports.ts'
import { newId } from '#server/platform/ids.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { statsVerbs } from './stats-verbs.ts'

const organisationId = newId()
const thisWeek = weekAt('Europe/Moscow', new Date())
let server: TestServer
let folder: string
beforeAll(async () => {
  server = await testServer()
  folder = mkdtempSync(join(tmpdir(), 'peremena-stats-'))
  mkdirSync(join(folder, 'data'))
  await server.pool.query(
    `insert into organisations (id, kind, name, short_name, time_zone, created_at)
     values ($1, 'school', 'Школа', 'Школа', 'Europe/Moscow', now() - interval '20 days')`,
    [organisationId],
  )
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What the verb prints with `--json`. */
async function run(name: string, flags: Record<string, string>): Promise<unknown> {
  let printed: unknown
  const config = readConfig({ PEREMENA_DATA: join(folder, 'data'), PEREMENA_KEY_FILE: join(folder, 'key') })
  await statsVerbs
    .find((verb) => verb.name === name)!
    .run({
      ...{ config, flags, args: [], log: server.services.log },
      output: { say: () => {}, print: (data) => (printed = data) },
      openDatabase: async () => ({ pool: server.pool, close: async () => {} }) as never,
    })
  return printed
}

test('a Friday that nobody took is taken as of its noon, and shown again as it is', async () => {
  const week = weekAfter(thisWeek, -1)
  const first = await run('stats snapshot', { week })
  expect(first).toMatchObject({
    snapshots: [{ organisationId, week, kind: 'friday', totals: expect.arrayContaining([]) }],
  })
  const [{ hash, cutOffAt, takenAt }] = (first as { snapshots: [{ hash: string; cutOffAt: string; takenAt: string }] })
    .snapshots
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(takenAt > cutOffAt).toBe(true)
  expect(await run('stats snapshot', { week, organisation: organisationId })).toEqual(first)
})

test('a week of the future, one that no year has and one before the school was there say so', async () => {
  await expect(run('stats snapshot', { week: weekAfter(thisWeek, 2) })).rejects.toThrow(/snapshot of the future/)
  await expect(run('stats snapshot', { week: '2025-W53' })).rejects.toThrow(/is no week/)
  await expect(run('stats snapshot', {})).rejects.toThrow(/is no week/)
  await expect(run('stats snapshot', { week: weekAfter(thisWeek, -6) })).rejects.toThrow(/no snapshot of week/)
})

test('verify counts all of them again, and names the one that somebody changed', async () => {
  expect(await run('stats verify', {})).toMatchObject({
    intact: true,
    snapshots: [{ week: weekAfter(thisWeek, -1), hash: true, values: [], facts: [] }],
  })
  await server.pool.query('alter table snapshots disable trigger snapshots_kept')
  await server.pool.query(`update snapshots set cut_off_at = cut_off_at - interval '1 day'`)
  await expect(run('stats verify', { stored: '1' })).rejects.toThrow(/Snapshots were changed/)
})
