import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideYear, previewYear, startYearRun, yearRun } from '#protocol/school-year.ts'
import { buildDemo } from '#server/features/demo/exports.ts'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { claim } from '#server/platform/jobs/outbox.ts'
import { runAs } from '#server/platform/run-command.ts'
import { testServer, type TestServer } from '#server/platform/testing.ts'
import { applyRollover } from './apply-rollover.ts'
import { schoolYearFeature } from './feature.ts'
import { runTopic, workOnRun } from './runs.ts'
import { rosterTold } from './testing.ts'
import { undoRollover } from './undo-rollover.ts'

let folder: string
let server: TestServer
let office: Actor & { organisationId: string }
let schools: { id: string; kind: string }[]
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peremena-year-'))
  server = await testServer({ env: { PEREMENA_DEMO: '1', PEREMENA_DATA: folder } })
  await buildDemo(server.services)
  const { rows } = await server.pool.query(`
    select a.id as "accountId", a.person_id as "personId", o.id as "organisationId" from organisations o
    join role_grants g on g.organisation_id = o.id and g.role = 'office_specialist'
    join accounts a on a.person_id = g.person_id where o.parent_id is null limit 1`)
  office = { ...rows[0], sessionId: newId() }
  const below = await server.pool.query('select id, kind from organisations where parent_id is not null order by id')
  schools = below.rows
  await server.pool.query("update join_requests set state = 'refused' where state = 'waiting'")
}, 300_000)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const told = () =>
  rosterTold(
    server.services.db,
    schools.map(({ id }) => id),
  )

/** Who is in which open chat that the roster keeps. */
async function chatsTold(): Promise<string[]> {
  const { rows } = await server.pool.query(`
    select concat_ws(' ', c.id, c.title, p.person_id, p.role) as line from conversations c
    join participants p on p.conversation_id = c.id and p.left_at is null
    where c.archived_at is null and c.kind in ('staff', 'class_pupils', 'class_guardians') order by 1`)
  return rows.map(({ line }) => line)
}

async function start(kind: 'apply' | 'undo', without: string[] = []): Promise<string> {
  const input = { id: newId(), organisationId: office.organisationId, kind, on: today, without }
  const { runId } = await server.call(office, startYearRun, input)
  return runId
}

/** Works on what waits: all of it, or the runs alone, without the chats. */
async function outbox(topics = Object.keys(schoolYearFeature.reactions!)): Promise<void> {
  const reactions = new Map(topics.map((topic) => [topic, schoolYearFeature.reactions![topic]!]))
  await server.pool.query('delete from outbox where topic <> all($1)', [[...reactions.keys()]])
  while ((await claim(reactions, server.services)) > 0);
}

const progress = async () => (await server.call(office, yearRun, { organisationId: office.organisationId })).run!

test('a municipality moves into the new year and back: roster and chats are as before', async () => {
  const before = await told()
  const chats = await chatsTold()
  await start('apply')
  await outbox()
  const applied = await progress()
  expect(applied).toMatchObject({ total: schools.length, leftOut: 0, failed: [] })
  expect(applied.done + applied.skipped).toBe(schools.length)
  expect(applied.done).toBeGreaterThan(1)
  expect(applied.finishedAt).not.toBe(null)
  expect(await told()).not.toEqual(before)
  await start('undo')
  await outbox()
  expect(await progress()).toMatchObject({ done: applied.done, failed: [] })
  expect(await told()).toEqual(before)
  expect(await chatsTold()).toEqual(chats)
}, 300_000)

test('a process that dies within a run leaves the rest to the next one; an organisation left out stays as it is', async () => {
  const before = await told()
  const left = schools.find(({ kind }) => kind === 'school')!.id
  const runId = await start('apply', [left])
  await server.pool.query('delete from outbox where topic = $1', [runTopic])
  let steps = 0
  const die = async () => {
    if (++steps === 2) throw new Error('killed')
  }
  await expect(workOnRun(server.services, runId, { onStep: die })).rejects.toThrow('killed')
  expect((await progress()).finishedAt).toBe(null)
  expect(await workOnRun(server.services, runId)).toBe(true)
  expect(await progress()).toMatchObject({ leftOut: 1, failed: [] })
  const standing = await server.pool.query(
    `
    select organisation_id from school_year_rollovers where undone_at is null
    group by organisation_id having count(*) > 1 or bool_or(organisation_id = $1)`,
    [left],
  )
  expect(standing.rows).toEqual([])
  await start('undo')
  await outbox([runTopic])
  expect(await told()).toEqual(before)
}, 300_000)

test('one school that cannot is named with the reason, and the others go on; a second run does only what is left', async () => {
  const before = await told()
  const { organisationId, classId } = await endingClass()
  await server.pool.query(
    "update join_requests set state = 'waiting' where id = (select id from join_requests limit 1)",
  )
  const request = "update join_requests set class_id = $1 where state = 'waiting'"
  await server.pool.query(request, [classId])
  await start('apply')
  await outbox([runTopic])
  const first = await progress()
  expect(first.failed).toMatchObject([{ organisationId, code: 'year_requests_wait' }])
  expect(first.failed[0]!.text).toContain('заявки')
  await server.pool.query("update join_requests set state = 'refused' where state = 'waiting'")
  await start('apply')
  await outbox([runTopic])
  expect(await progress()).toMatchObject({ done: 1, skipped: schools.length - 1, failed: [] })
  await start('undo')
  await outbox([runTopic])
  expect(await told()).toEqual(before)
}, 300_000)

/** A class whose children leave the school with the year. */
async function endingClass(): Promise<{ organisationId: string; classId: string }> {
  for (const { id: organisationId } of schools) {
    const { plan } = await server.call(office, previewYear, { organisationId })
    const line = plan?.lines.find(({ kind, to }) => kind === 'class' && to === null)
    if (line) return { organisationId, classId: line.classId }
  }
  throw new Error('no class ends')
}

test('whatever is decided, applied and undone: the roster is as before', async () => {
  const school = schools.find(({ kind }) => kind === 'school')!.id
  const { plan } = await server.call(office, previewYear, { organisationId: school })
  const before = await told()
  const anyName = fc.constantFrom('1А', '5Я', '7А', '10А', 'Хор')
  const anyLine = fc.record({
    classId: fc.constantFrom(...plan!.lines.filter(({ kind }) => kind === 'class').map(({ classId }) => classId)),
    to: fc.option(anyName),
    teachers: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyLine, { maxLength: 6 }),
      fc.array(anyName, { maxLength: 2 }),
      async (lines, newClasses) => {
        await server.call(office, decideYear, { organisationId: school, on: today, lines, newClasses })
        const applied = await runAs(server.services, office, (ctx) =>
          applyRollover(ctx, { organisationId: school }),
        ).catch((error: { code?: string }) => error.code)
        if (applied === 'year_class_too_big' || applied === 'year_name_of_two_kinds') return
        expect(applied).toHaveProperty('rolloverId')
        await runAs(server.services, office, (ctx) => undoRollover(ctx, { organisationId: school }))
        expect(await told()).toEqual(before)
      },
    ),
    { numRuns: 15 },
  )
}, 300_000)
