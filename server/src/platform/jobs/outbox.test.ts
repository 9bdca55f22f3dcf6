import { setTimeout } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPool } from '../database/pool.ts'
import type { Database } from '../database/types.ts'
import { newId } from '../ids.ts'
import type { Services } from '../services.ts'
import { testServer, type TestServer } from '../testing.ts'
import { claim, startOutbox, type OutboxRow } from './outbox.ts'

describe('outbox', () => {
  let server: TestServer
  let now: Date
  beforeAll(async () => {
    server = await testServer()
  })
  afterAll(() => server.close())
  beforeEach(() => server.pool.query('delete from outbox'))
  beforeEach(() => {
    now = new Date()
  })

  const services = (): Services => ({ ...server.services, clock: { now: () => now } })
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

  async function write(streamId: string, words: string[], { topic = 'told', dueAt = now } = {}): Promise<void> {
    for (const word of words)
      await server.pool.query('insert into outbox (topic, stream_id, data, due_at) values ($1, $2, $3, $4)', [
        topic,
        streamId,
        JSON.stringify(word),
        dueAt,
      ])
  }

  /** Hears what is told; breaks on the words given, once each. */
  function listener(breaksOn: string[] = []) {
    const heard: unknown[] = []
    const hear = async ({ data }: OutboxRow) => {
      const index = breaksOn.indexOf(data as string)
      if (index >= 0) {
        breaksOn.splice(index, 1)
        throw new Error('broke, as asked')
      }
      heard.push(data)
    }
    const reactions = new Map([
      ['told', hear],
      ['other', hear],
    ])
    return { heard, reactions, claim: () => claim(reactions, services()) }
  }

  it('hands on a stream in the order in which it was written, many rows at once', async () => {
    const [a, b] = [newId(), newId()]
    await write(a, ['a1', 'a2'])
    await write(b, ['b1'])
    await write(a, ['a3'])
    const { heard, claim: claimNow } = listener()
    expect(await claimNow()).toBe(4)
    expect(heard).toEqual(['a1', 'a2', 'b1', 'a3'])
    expect(await claimNow()).toBe(0)
  })

  it('tells nothing of a stream before what failed was told; other streams and topics go on', async () => {
    const [a, b] = [newId(), newId()]
    await write(a, ['a1', 'a2', 'a3'])
    await write(b, ['b1'])
    await write(a, ['other'], { topic: 'other' })
    const { heard, claim: claimNow } = listener(['a2'])
    await claimNow()
    await write(a, ['a4'])
    await claimNow()
    expect(heard).toEqual(['a1', 'b1', 'other'])
    now = later(6)
    await claimNow()
    expect(heard).toEqual(['a1', 'b1', 'other', 'a2', 'a3', 'a4'])
  })

  it('does not wait for what has its hour later', async () => {
    const a = newId()
    await write(a, ['tomorrow'], { dueAt: later(60) })
    await write(a, ['now'])
    const { heard, claim: claimNow } = listener()
    await claimNow()
    expect(heard).toEqual(['now'])
    now = later(61)
    await claimNow()
    expect(heard).toEqual(['now', 'tomorrow'])
  })

  it('another process leaves alone what waits behind a row that is being handled', async () => {
    const [a, b] = [newId(), newId()]
    await write(a, ['a1', 'a2'])
    const holding = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const slow = new Map([['told', () => (begun.resolve(), holding.promise)]])
    const first = claim(slow, services())
    await begun.promise
    await write(a, ['a3'])
    await write(b, ['b1'])
    const { heard, claim: claimNow } = listener()
    await claimNow()
    expect(heard).toEqual(['b1'])
    holding.resolve()
    await first
    await claimNow()
    expect(heard).toEqual(['b1', 'a3'])
  })

  it('a queue of long work holds up nothing else, and a stop leaves the rest of it to the next start', async () => {
    await write(newId(), ['long 1'], { topic: 'long' })
    await write(newId(), ['long 2'], { topic: 'long' })
    const holding = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const heard: unknown[] = []
    const feature = {
      ...{ name: 'test', calls: [], bulk: ['long'] },
      reactions: {
        told: async ({ data }: OutboxRow) => void heard.push(data),
        long: async ({ data }: OutboxRow) => (heard.push(data), begun.resolve(), holding.promise),
      },
    }
    const outbox = startOutbox([feature], services())
    await begun.promise
    await write(newId(), ['quick'])
    outbox.wake()
    await expect.poll(() => heard).toEqual(['long 1', 'quick'])
    const drained = outbox.drain()
    holding.resolve()
    await drained
    const { rows } = await server.pool.query('select data from outbox')
    expect(rows).toEqual([{ data: 'long 2' }])
  })

  it('hears of what is written while it is at work, before it looks again by itself', async () => {
    await write(newId(), ['first'])
    const holding = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const heard: unknown[] = []
    const told = async ({ data }: OutboxRow) => (heard.push(data), begun.resolve(), holding.promise)
    const outbox = startOutbox([{ name: 'test', calls: [], reactions: { told } }], services(), { pollMs: 3600_000 })
    await begun.promise
    await write(newId(), ['second'])
    outbox.wake()
    holding.resolve()
    await expect.poll(() => heard).toEqual(['first', 'second'])
    await outbox.drain()
  })

  it('lets a reaction take longer than a transaction may be idle, and does it once', async () => {
    const pool = openPool(server.url, { connectionsMax: 1, log: { info() {}, warn() {}, error() {} } })
    pool.on('connect', (client) => void client.query('set idle_in_transaction_session_timeout = 100'))
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
    await write(newId(), ['slow'])
    const reactions = new Map([['told', async () => setTimeout(400)]])
    expect(await claim(reactions, { ...services(), db })).toBe(1)
    await db.destroy()
    const { rows } = await server.pool.query('select data from outbox')
    expect(rows).toEqual([])
  })
})
