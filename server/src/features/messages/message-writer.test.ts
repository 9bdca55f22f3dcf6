import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '#server/platform/database/testing.ts'
import type { NumberedEvent } from '#server/platform/events/streams.ts'
import { newId } from '#server/platform/ids.ts'
import type { Services } from '#server/platform/services.ts'
import { conversation, people } from '#server/testing/world.ts'
import { createMessageWriter } from './message-writer.ts'
import type { Outgoing } from './send.queries.ts'

describe('message writer', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.close())

  function writer() {
    const events: NumberedEvent[] = []
    const bus = { publish: (more: readonly NumberedEvent[]) => void events.push(...more) }
    const services = { pool: database.pool, clock: { now: () => new Date('2026-11-23T09:00:00Z') }, bus }
    return { events, writer: createMessageWriter(services as unknown as Services, () => {}) }
  }

  function outgoing(conversationId: string, authorId: string, more: Partial<Outgoing> = {}): Outgoing {
    const id = more.id ?? newId()
    const text = more.text ?? 'Доброе утро'
    return {
      conversationId,
      authorId,
      id,
      text,
      entities: '[]',
      replyTo: null,
      files: '[]',
      fileIds: [],
      mentionsAll: false,
      mentioned: [],
      hash: createHash('sha256').update(text).digest(),
      head: `{"message":{"id":"${id}","text":${JSON.stringify(text)}`,
      ...more,
    }
  }

  it('numbers many messages of several conversations without a gap, in the order they came', async () => {
    const [a, b] = await people(database.pool, 2)
    const rooms = [await conversation(database.pool, [a!, b!]), await conversation(database.pool, [a!, b!])]
    const { writer: write, events } = writer()
    const sent = await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        write.write(outgoing(rooms[n % 2]!, n % 3 ? a!.personId : b!.personId, { text: `${n}` })),
      ),
    )
    for (const parity of [0, 1]) {
      const own = sent.filter((_, n) => n % 2 === parity)
      expect(own.map((one) => one.seq)).toEqual(Array.from({ length: 150 }, (_, n) => n + 1))
      expect(own.every((one) => one.verdict === 'ok')).toBe(true)
    }
    const { rows } = await database.pool.query('select data from events where stream_id = $1 order by version', [
      rooms[0],
    ])
    expect(rows.map((row) => row.data.message.seq)).toEqual(Array.from({ length: 150 }, (_, n) => n + 1))
    const told = events.filter((event) => event.streamId === rooms[0]).map((event) => JSON.parse(event.data))
    expect(told).toEqual(rows.map((row) => row.data))
  })

  it('stores a message once, however often and however quickly it is sent', async () => {
    const [a] = await people(database.pool, 1)
    const room = await conversation(database.pool, [a!])
    const { writer: write } = writer()
    const message = outgoing(room, a!.personId)
    const sent = await Promise.all([write.write(message), write.write(message), write.write(message)])
    expect(new Set(sent.map((one) => one.seq))).toEqual(new Set([1]))
    const later = await write.write({ ...message })
    expect(later).toMatchObject({ verdict: 'again', seq: 1 })
    const other = await write.write({ ...message, hash: Buffer.from('other') })
    expect(other.verdict).toBe('message_id_reused')
    const next = await write.write(outgoing(room, a!.personId))
    expect(next.seq).toBe(2)
  })

  it('turns down one message of a batch without losing its neighbours', async () => {
    const [a, stranger, blocked, reader] = await people(database.pool, 4)
    const room = await conversation(database.pool, [a!, blocked!])
    const readers = await conversation(database.pool, [a!, reader!], { role: 'reader' })
    await database.pool.query('update accounts set blocked_at = now() where person_id = $1', [blocked!.personId])
    const { writer: write } = writer()
    const verdicts = await Promise.all([
      write.write(outgoing(room, a!.personId)),
      write.write(outgoing(room, stranger!.personId)),
      write.write(outgoing(room, blocked!.personId)),
      write.write(outgoing(readers, reader!.personId)),
      write.write(outgoing(newId(), a!.personId)),
      write.write(outgoing(room, a!.personId, { replyTo: 99 })),
      write.write(outgoing(room, a!.personId)),
    ])
    expect(verdicts.map((one) => one.verdict)).toEqual([
      'ok',
      'not_found',
      'not_allowed',
      'may_not_send',
      'not_found',
      'message_reply',
      'ok',
    ])
    expect(verdicts[6].seq).toBe(2)
  })

  it('waits for a conversation that another transaction holds, and lets the others pass', async () => {
    const [a] = await people(database.pool, 1)
    const held = await conversation(database.pool, [a!])
    const free = await conversation(database.pool, [a!])
    const { writer: write } = writer()
    const other = await database.pool.connect()
    await other.query('begin')
    await other.query('select 1 from streams where id = $1 for update', [held])
    const order: string[] = []
    const slow = [1, 2].map((n) =>
      write.write(outgoing(held, a!.personId, { text: `${n}` })).then((sent) => (order.push(`held ${n}`), sent)),
    )
    await write.write(outgoing(free, a!.personId)).then(() => order.push('free'))
    await other.query('commit')
    other.release()
    expect((await Promise.all(slow)).map((one) => one.seq)).toEqual([1, 2])
    expect(order).toEqual(['free', 'held 1', 'held 2'])
  })

  it('marks what one writes as read by its author, and mentions only those inside', async () => {
    const [a, b, stranger] = await people(database.pool, 3)
    const room = await conversation(database.pool, [a!, b!])
    const { writer: write } = writer()
    await write.write(outgoing(room, a!.personId, { mentioned: [b!.personId, stranger!.personId] }))
    const marks = await database.pool.query('select person_id, seq from read_marks where conversation_id = $1', [room])
    expect(marks.rows).toEqual([{ person_id: a!.personId, seq: 1 }])
    const mentions = await database.pool.query('select person_id from mentions where conversation_id = $1', [room])
    expect(mentions.rows).toEqual([{ person_id: b!.personId }])
  })
})
