import { readFileSync } from 'node:fs'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { rosterTold } from '#server/features/school-year/testing.ts'
import type { Database } from '#server/platform/database/types.ts'
import { fillSchools } from '../../bench/lib/fill-schools.ts'
import { foundSchools } from '../../bench/lib/found-schools.ts'
import { cleanUp, dataFolder, finished, peremena, startedServer, until } from '../start/process.ts'

afterAll(cleanUp)

const today = new Date().toISOString().slice(0, 10)

it('the new year of a municipality, killed between two schools and between two chats, is there once and whole', async () => {
  const data = dataFolder()
  const office = await foundSchools(data, 4)
  await fillSchools(data, 0.1)

  const apply = peremena(
    ['school-year', 'apply', '--below', office, '--on', today, '--without', 'LEFT', '--json'],
    data,
  )
  expect((await finished(apply)).code).toBe(1)

  let server = await startedServer(data)
  const schools = await query<{ id: string }>(data, "select id from organisations where kind = 'school' order by id")
  const [left, , , last] = schools.map(({ id }) => id) as [string, string, string, string]
  const before = await told(data, schools)
  server.kill('SIGTERM')
  await server.ended

  const words = ['school-year', 'apply', '--below', office, '--on', today, '--without', left, '--json']
  const command = peremena(words, data)
  const held = await holdRow(data, 'organisations', last)
  await until(async () => (await states(data)) === 'done 2, left_out 1, waiting 1')
  await until(() => waitsForLock(data))
  command.kill('SIGKILL')
  await command.ended
  await held.release()
  expect(await states(data)).toBe('done 2, left_out 1, waiting 1')

  await holdBackChats(data)
  server = await startedServer(data)
  await query(data, "update outbox set due_at = now() where topic = 'schoolYear.run'")
  await until(async () => (await states(data)) === 'done 3, left_out 1')
  await until(async () => (await waiting(data, 'schoolYear.turn')) === 0)

  const [slice] = await query<{ id: string }>(
    data,
    `select data -> 'classIds' ->> 0 as id from outbox where topic = 'schoolYear.follow'
     and jsonb_array_length(data -> 'classIds') > 0 order by id desc limit 1`,
  )
  const chat = await holdRow(data, 'school_classes', slice!.id)
  await letChatsGo(data)
  await until(() => waitsForLock(data), 240_000)
  server.kill('SIGKILL')
  await server.ended
  await chat.release()
  expect(await waiting(data)).toBeGreaterThan(0)

  server = await startedServer(data)
  await until(async () => (await waiting(data)) === 0, 240_000)
  await expectOnce(data, left)

  const undone = await finished(peremena(['school-year', 'undo', '--below', office, '--json'], data))
  expect(undone.code).toBe(0)
  expect(JSON.parse(undone.output)).toMatchObject({ done: 3, failed: [] })
  await until(async () => (await waiting(data)) === 0, 240_000)
  expect(await told(data, schools)).toEqual(before)
}, 900_000)

/** Every school but one has moved up once; every class has each of its chats once, with each of its people inside once. */
async function expectOnce(data: string, left: string): Promise<void> {
  const rollovers = await query(
    data,
    'select organisation_id as id, count(*)::int as n from school_year_rollovers group by 1',
  )
  expect(rollovers.map((row) => row.n)).toEqual([1, 1, 1])
  expect(rollovers.map((row) => row.id)).not.toContain(left)
  const twice = await query(
    data,
    `select organisation_id, name from school_classes where archived_at is null group by 1, 2 having count(*) > 1`,
  )
  expect(twice).toEqual([])
  const chats = await query(
    data,
    `select c.id, array(select k.kind from conversations k where k.class_id = c.id order by 1) as kinds
     from school_classes c join school_year_rollovers r on r.id = c.import_id`,
  )
  expect(chats.length).toBeGreaterThan(0)
  for (const { kinds } of chats) expect(kinds).toEqual(['class_guardians', 'class_pupils'])
  const wrong = await query(
    data,
    `with should as (
       select k.id as chat, e.person_id from conversations k join school_classes c on c.id = k.class_id
       join school_year_rollovers r on r.id = c.import_id join enrolments e on e.class_id = c.id
       join accounts a on a.person_id = e.person_id
       where k.kind = 'class_pupils' and e.valid_from <= now() and (e.valid_to is null or e.valid_to > now())
     ), does as (
       select p.conversation_id as chat, p.person_id from participants p
       where p.left_at is null and p.conversation_id in (select chat from should)
     )
     (select chat, person_id, 'missing' as what from should except select chat, person_id, 'missing' from does)
     union all (select chat, person_id, 'too many' from does except select chat, person_id, 'too many' from should)`,
  )
  expect(wrong).toEqual([])
}

/** How far the last run has come. */
async function states(data: string): Promise<string> {
  const rows = await query<{ text: string }>(
    data,
    `select state || ' ' || count(*) as text from school_year_run_items
     where run_id = (select id from school_year_runs order by at desc limit 1) group by state order by state`,
  )
  return rows.map(({ text }) => text).join(', ')
}

async function waiting(data: string, ...topics: string[]): Promise<number> {
  const asked = topics.length > 0 ? topics : ['schoolYear.turn', 'schoolYear.follow']
  const [row] = await query<{ n: number }>(
    data,
    `select count(*)::int as n from outbox where topic in (${asked.map((topic) => `'${topic}'`).join()})`,
  )
  return row!.n
}

/** Slices of chats wait from now on until `letChatsGo`: a quick machine would be through before one of them can be held. */
async function holdBackChats(data: string): Promise<void> {
  await query(
    data,
    `create function hold_back() returns trigger language plpgsql as $$ begin
       if new.topic = 'schoolYear.follow' then new.due_at := now() + interval '1 hour'; end if;
       return new;
     end $$;
     create trigger hold_back before insert on outbox for each row execute function hold_back()`,
  )
}

async function letChatsGo(data: string): Promise<void> {
  await query(data, 'drop trigger hold_back on outbox')
  await query(data, "update outbox set due_at = now() where topic = 'schoolYear.follow'")
}

async function waitsForLock(data: string): Promise<boolean> {
  const rows = await query(data, "select from pg_stat_activity where wait_event_type = 'Lock'")
  return rows.length > 0
}

/** Holds a row, so that work stops at it, in the middle. */
async function holdRow(data: string, table: 'organisations' | 'school_classes', id: string) {
  const client = await connected(data)
  await client.query('begin')
  // Whatever refers to the organisation goes on; a class must not even be referred to.
  const strength = table === 'organisations' ? 'no key update' : 'update'
  await client.query(`select from ${table} where id = $1 for ${strength}`, [id])
  return { release: () => client.end() }
}

async function told(data: string, schools: readonly { id: string }[]): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: addressOf(data), max: 1 })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await rosterTold(
      db,
      schools.map(({ id }) => id),
    )
  } finally {
    await db.destroy()
  }
}

async function query<T = Record<string, unknown>>(data: string, text: string): Promise<T[]> {
  const client = await connected(data)
  try {
    return (await client.query(text)).rows as T[]
  } finally {
    await client.end()
  }
}

/** Waits for a database that is about to start. */
async function connected(data: string): Promise<pg.Client> {
  let client: pg.Client | undefined
  await until(async () => {
    client = new pg.Client({ connectionString: addressOf(data) })
    client.on('error', () => {})
    return client.connect().then(
      () => true,
      () => false,
    )
  })
  return client!
}

function addressOf(data: string): string {
  try {
    return (JSON.parse(readFileSync(`${data}/holder.json`, 'utf8')) as { databaseUrl: string }).databaseUrl
  } catch {
    return 'postgres://127.0.0.1:1/none'
  }
}
