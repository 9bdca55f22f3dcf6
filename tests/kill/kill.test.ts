import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { conversation, people } from '#server/testing/world.ts'
import { cleanUp, dataFolder, isHealthy, postmasterOf, startedServer, until } from '../start/process.ts'
import { startSender, type Sender } from './sender.ts'

afterAll(cleanUp)

it('keeps every acknowledged message once and in order when the server and then PostgreSQL are killed', async () => {
  const data = dataFolder()
  const env = { PEREMENA_RATE_FACTOR: '1000' }
  let server = await startedServer(data, { env })
  const url = (JSON.parse(readFileSync(`${data}/holder.json`, 'utf8')) as { databaseUrl: string }).databaseUrl
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  pool.on('error', () => {})
  const writers = await people(pool, 6)
  const rooms = [await conversation(pool, writers), await conversation(pool, writers)]
  const senders = writers.map((writer, n) => startSender(() => server.address, writer, rooms[n % 2]!, n < 4))
  const progress = () => senders.reduce((sum, sender) => sum + sender.acknowledged.length, 0)

  await until(() => progress() > 200)
  server.kill('SIGKILL')
  await server.ended
  server = await startedServer(data, { env })
  const afterServer = progress()
  await until(() => progress() > afterServer + 200)

  process.kill(postmasterOf(data), 'SIGKILL')
  await sleep(200)
  await until(() => isHealthy(server.address), 60_000)
  const afterDatabase = progress()
  await until(() => progress() > afterDatabase + 200)
  await Promise.all(senders.map((sender) => sender.stop()))
  expect(progress()).toBeGreaterThan(600)

  for (const room of rooms)
    await expectWhole(
      url,
      room,
      senders.filter((_, n) => rooms[n % 2] === room),
    )
  await pool.end()
}, 300_000)

async function expectWhole(url: string, room: string, senders: Sender[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ id: string; seq: string }>(
    'select id, seq from messages where conversation_id = $1 order by seq',
    [room],
  )
  const { rows: events } = await client.query<{ id: string }>(
    `select data #>> '{message,id}' as id from events where stream_id = $1 order by version`,
    [room],
  )
  await client.end()
  const stored = rows.map((row) => row.id)
  const place = new Map(stored.map((id, index) => [id, index]))
  expect(rows.map((row) => Number(row.seq))).toEqual(rows.map((_, index) => index + 1))
  expect(place.size).toBe(stored.length)
  expect(events.map((event) => event.id)).toEqual(stored)
  for (const { acknowledged, unanswered } of senders) {
    const places = acknowledged.map((id) => place.get(id) ?? -1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    const own = new Set([...acknowledged, ...unanswered])
    expect(own.size).toBe(acknowledged.length + unanswered.length)
  }
}
