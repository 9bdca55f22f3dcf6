import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import type { Actor } from '#server/platform/call.ts'
import { newId } from '#server/platform/ids.ts'
import { people } from '#server/testing/world.ts'
import { foundSchools } from '../../bench/lib/found-schools.ts'
import { cleanUp, dataFolder, startedServer, until } from '../start/process.ts'

afterAll(cleanUp)

/** More than are told in one transaction, so that the second slice can be held. */
const asked = 700
const pressing = 200
const impatient = 40
const patienceMs = 240_000
const env = { PEREMENA_RATE_FACTOR: '1000' }

it('a notice whose server is killed while it is sent, told and acknowledged asks everybody once and loses no press that was answered', async () => {
  const data = dataFolder()
  const office = await foundSchools(data, 1)
  let server = await startedServer(data, { env })
  const killed = async (meanwhile?: Held) => {
    server.kill('SIGKILL')
    await server.ended
    await meanwhile?.release()
    server = await startedServer(data, { env })
  }
  const { specialist, teachers } = await filled(data, office)
  const post = (actor: Actor, name: string, input: object) => answered(server.address, actor, name, input)
  const noticeId = newId()
  const notice = {
    ...{ id: noticeId, organisationId: office, title: 'О подготовке к зиме', text: 'Проверьте котельные.' },
    ...{ circle: { roles: ['teacher'] }, dueAt: new Date(Date.now() + 86_400_000).toISOString() },
  }

  const table = await held(data, 'lock table notice_recipients in share mode')
  const lost = post(specialist, 'notices.send', notice)
  await until(() => waitsForLock(data), patienceMs)
  await killed(table)
  expect(await lost).toBeUndefined()

  // The second slice stops at its first person, whom somebody else holds.
  const inOrder = teachers.map(({ personId }) => personId).toSorted()
  const person = await held(data, `select from streams where id = '${inOrder[500]}' for update`)
  expect(await patiently(() => post(specialist, 'notices.send', notice))).toMatchObject({ people: asked })
  await until(async () => (await told(data, noticeId)).length === 500 && (await waitsForLock(data)), patienceMs)
  await killed(person)
  await until(async () => (await told(data, noticeId)).length === asked, patienceMs)
  expect(await told(data, noticeId)).toEqual(inOrder)

  const times = new Map<string, string>()
  const presses = teachers.slice(0, pressing).map(async (teacher, index) => {
    const press = () => post(teacher, 'notices.acknowledge', { noticeId })
    const answer = index < impatient ? await press() : await patiently(press)
    if (answer) times.set(teacher.personId, (answer as { acknowledgedAt: string }).acknowledgedAt)
  })
  await until(() => times.size > 20, patienceMs)
  await killed()
  await Promise.all(presses)

  expect(times.size).toBeGreaterThanOrEqual(pressing - impatient)
  const rows = await query<{ id: string; at: Date | null }>(
    data,
    'select person_id as id, acknowledged_at as at from notice_recipients where notice_id = $1 order by person_id',
    [noticeId],
  )
  expect(rows.map(({ id }) => id)).toEqual(inOrder)
  const stored = new Map(rows.flatMap(({ id, at }) => (at ? [[id, at.toISOString()] as const] : [])))
  for (const [personId, at] of times) expect(stored.get(personId)).toBe(at)
  const pressed = new Set(teachers.slice(0, pressing).map(({ personId }) => personId))
  expect([...stored.keys()].filter((id) => !pressed.has(id))).toEqual([])

  const again = await patiently(() => post(teachers[pressing - 1]!, 'notices.acknowledge', { noticeId }))
  expect(again).toMatchObject({ acknowledgedAt: times.get(teachers[pressing - 1]!.personId) })
  const seen = (await patiently(() => post(specialist, 'notices.get', { noticeId }))) as { notice: { counts: object } }
  expect(seen.notice.counts).toMatchObject({ asked, acknowledged: stored.size, late: 0, left: 0 })
}, 900_000)

/** A specialist of the office, and a school full of teachers. */
async function filled(data: string, office: string): Promise<{ specialist: Actor; teachers: Actor[] }> {
  const pool = new pg.Pool({ connectionString: urlOf(data), max: 1 })
  const work = (organisations: string, who: readonly Actor[], role: string) =>
    pool.query(
      `insert into role_grant_facts (id, person_id, organisation_id, role, position, valid_from)
       select gen_random_uuid(), p, o.id, $1, '', now() - interval '1 day'
       from unnest($2::uuid[]) as p, organisations o where ${organisations}`,
      [role, who.map(({ personId }) => personId)],
    )
  const [specialist, ...teachers] = (await people(pool, asked + 1)) as [Actor, ...Actor[]]
  await work(`o.id = '${office}'`, [specialist], 'office_specialist')
  await work(`o.kind = 'school'`, teachers, 'teacher')
  await pool.end()
  return { specialist, teachers }
}

/** The answer of a call; `undefined` where the line broke before it came. */
async function answered(address: string, actor: Actor, name: string, input: object): Promise<object | undefined> {
  const headers = { authorization: `Bearer ${actor.sessionId}`, 'content-type': 'application/json' }
  try {
    const response = await fetch(`${address}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
    if (response.status >= 500) return undefined
    const body = (await response.json()) as object
    if (!response.ok) throw new Error(`${name} was refused: ${JSON.stringify(body)}`)
    return body
  } catch (failure) {
    if (failure instanceof Error && failure.message.includes('was refused')) throw failure
    return undefined
  }
}

/** Calls again until there is an answer. */
async function patiently(call: () => Promise<object | undefined>): Promise<object> {
  for (;;) {
    const answer = await call()
    if (answer) return answer
    await sleep(50)
  }
}

/** Who has been told that the notice asks them; twice is seen here, too. */
async function told(data: string, noticeId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    data,
    `select stream_id as id from events where name = 'notices.changed' and data ->> 'noticeId' = $1 order by 1`,
    [noticeId],
  )
  return rows.map(({ id }) => id)
}

async function waitsForLock(data: string): Promise<boolean> {
  return (await query(data, "select from pg_stat_activity where wait_event_type = 'Lock'")).length > 0
}

type Held = { release(): Promise<void> }

/** Holds what a statement locks, so that work stops at it, in the middle. */
async function held(data: string, statement: string): Promise<Held> {
  const client = await connected(data)
  await client.query('begin')
  await client.query(statement)
  return { release: () => client.end() }
}

async function query<T>(data: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = await connected(data)
  try {
    return (await client.query(text, values)).rows as T[]
  } finally {
    await client.end()
  }
}

/** Waits for a database that is about to start. */
async function connected(data: string): Promise<pg.Client> {
  let client: pg.Client | undefined
  await until(async () => {
    client = new pg.Client({ connectionString: urlOf(data) })
    client.on('error', () => {})
    return client.connect().then(
      () => true,
      () => false,
    )
  })
  return client!
}

function urlOf(data: string): string {
  return (JSON.parse(readFileSync(`${data}/holder.json`, 'utf8')) as { databaseUrl: string }).databaseUrl
}
