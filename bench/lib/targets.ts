import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { newId } from '#server/platform/ids.ts'
import { collectGarbage } from './collect.ts'
import { familyOf } from './measure.ts'
import { openRaw, type RawClient } from './raw-client.ts'

/** Something that can be put under load: our server, or a floor. */
export type Target = {
  readonly name: string
  /** Processes whose CPU counts. */
  pids(): number[]
  serverPid: number
  port: number
  /** A room with so many sockets in it. */
  room(size: number): Promise<Room>
  close(): Promise<void>
}

export type Room = { id: string; clients: RawClient[]; close(): void }

export type Peremena = Target & {
  pool: pg.Pool
  databaseUrl: string
  people(count: number): Promise<Person[]>
  collectGarbage(): Promise<void>
}
export type Person = { personId: string; token: string }

const here = import.meta.dirname
const bin = join(here, '../../bin/peremena.js')

/** Our server as people run it, on an empty data folder, with everything on disk that is on disk in a school. */
export async function startPeremena(): Promise<Peremena> {
  const folder = mkdtempSync(join(tmpdir(), 'peremena-bench-'))
  const env = {
    ...process.env,
    PEREMENA_KEY_FILE: join(folder, 'key'),
    PEREMENA_RATE_FACTOR: '1000',
    PEREMENA_LOG_LEVEL: 'warn',
    NODE_OPTIONS: '--inspect-port=0',
  }
  const child = spawn(process.execPath, [bin, 'start', '--port', '0', '--data', join(folder, 'data')], { env })
  const port = await portOf(child)
  const url = await databaseUrl(join(folder, 'data'))
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const pidFile = join(folder, 'data/postgres/cluster/postmaster.pid')
  const postmaster = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const people = (count: number) => makePeople(pool, count)
  return {
    name: 'peremena',
    // The bench runs under the pinned Node, so the launcher stays the server itself.
    serverPid: child.pid!,
    pids: () => [...new Set([...familyOf(child.pid!), ...familyOf(postmaster)])],
    pool,
    port,
    databaseUrl: url,
    people,
    collectGarbage: () => collectGarbage(child),
    async room(size) {
      const members = await people(size)
      const id = await makeRoom(pool, members)
      const clients = await Promise.all(members.map((person) => connectPerson(port, person)))
      return { id, clients, close: () => clients.forEach((client) => client.close()) }
    },
    async close() {
      await pool.end()
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const floorNames = { broadcast: 'floor: ws', insert: 'floor: ws + insert', group: 'floor: ws + group commit' }

export async function startFloor(
  kind: keyof typeof floorNames,
  url?: string,
  databasePids: () => number[] = () => [],
): Promise<Target> {
  const child = spawn(process.execPath, [join(here, '../floors/floor.ts'), kind, ...(url ? [url] : [])])
  const port = await portOf(child)
  return {
    name: floorNames[kind],
    serverPid: child.pid!,
    port,
    pids: () => [child.pid!, ...databasePids()],
    async room(size) {
      const id = newId()
      const clients = await Promise.all(Array.from({ length: size }, () => openRaw(port, `/?rooms=${id}`)))
      return { id, clients, close: () => clients.forEach((client) => client.close()) }
    },
    async close() {
      child.kill('SIGKILL')
    },
  }
}

/** Signed in and greeted: from here on everything reaches the client. */
export async function connectPerson(port: number, person: Person): Promise<RawClient> {
  const client = await openRaw(port, '/api/socket', { authorization: `Bearer ${person.token}` })
  const welcome = new Promise<void>((resolve) => {
    client.onText = (text) => text.startsWith('{"t":"welcome"') && resolve()
  })
  client.send('{"t":"hello","protocol":1}')
  await welcome
  client.onText = undefined
  return client
}

export async function makePeople(pool: pg.Pool, count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, () => ({
    personId: newId(),
    accountId: newId(),
    sessionId: newId(),
    token: randomBytes(32).toString('base64url'),
  }))
  const column = (key: keyof (typeof people)[number]) => people.map((person) => person[key])
  await pool.query(
    `with p as (insert into persons (id, family_name, given_name) select id, 'Нагрузкин', 'Тест' from unnest($1::uuid[]) id),
     s as (insert into streams (id, kind) select id, 'person' from unnest($1::uuid[]) id)
     select 1`,
    [column('personId')],
  )
  await pool.query(
    `insert into accounts (id, person_id, login, password_hash)
     select a, p, 'load-' || p, 'none' from unnest($1::uuid[], $2::uuid[]) as t (a, p)`,
    [column('accountId'), column('personId')],
  )
  await pool.query(
    `insert into sessions (id, account_id, token_hash, device, expires_at)
     select s, a, h, 'bench', now() + interval '1 day' from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as t (s, a, h)`,
    [column('sessionId'), column('accountId'), people.map(({ token }) => createHash('sha256').update(token).digest())],
  )
  return people
}

export async function makeRoom(pool: pg.Pool, members: readonly Person[]): Promise<string> {
  const id = newId()
  const ids = members.map((person) => person.personId)
  await pool.query(`insert into streams (id, kind) values ($1, 'conversation')`, [id])
  await pool.query(
    `insert into conversations (id, kind, title, participant_count) values ($1, 'group', 'Нагрузка', $2)`,
    [id, ids.length],
  )
  await pool.query(
    `insert into participants (conversation_id, person_id, role) select $1, p, 'member' from unnest($2::uuid[]) p`,
    [id, ids],
  )
  await pool.query(`insert into chats (person_id, conversation_id) select p, $1 from unnest($2::uuid[]) p`, [id, ids])
  return id
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout!.on('data', (chunk) => {
      printed += String(chunk)
      const port = /(?:listening |127\.0\.0\.1:|localhost:)(\d+)/.exec(printed)?.[1]
      if (port) resolve(Number(port))
    })
    child.stderr!.on('data', (chunk) => (printed += String(chunk)))
    child.once('exit', () => reject(new Error(printed)))
  })
}

async function databaseUrl(dataFolder: string): Promise<string> {
  const { readHolder } = await import('#server/platform/database/lock.ts')
  const url = readHolder(dataFolder)?.databaseUrl
  if (!url) throw new Error('the server did not say where its database is')
  return url
}
