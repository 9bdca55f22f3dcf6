import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { inProcessBus } from './bus.ts'
import { createFanout, type Connection, type StreamLog } from './fanout.ts'
import type { NumberedEvent } from './streams.ts'

const room = '00000000-0000-7000-8000-00000000000a'

function event(version: number, more: Partial<NumberedEvent> = {}): NumberedEvent {
  return { streamId: room, version, name: 'test', data: '{}', audienceVersion: 0, at: new Date(0), ...more }
}

/** A log in memory: what is in `events` has been committed, whoever is in `inside` may read. */
function world({ answerMs = 0 } = {}) {
  const events: NumberedEvent[] = []
  const inside = new Map([
    ['anna', 1],
    ['boris', 1],
  ])
  const database = { isAway: false }
  const log: StreamLog = {
    async streamsOf(personId) {
      if (database.isAway) throw new Error('away')
      const fromVersion = inside.get(personId)
      const own = { id: personId, version: 0, audienceVersion: 0, fromVersion: 1 }
      if (fromVersion === undefined) return [own]
      return [own, ...(await this.statesOf([room])).map((state) => ({ ...state, fromVersion }))]
    },
    async stillInside(_, personIds) {
      if (answerMs > 0) await new Promise((resolve) => setTimeout(resolve, answerMs))
      return new Map([...inside].filter(([id]) => personIds.includes(id)))
    },
    async statesOf(ids) {
      if (database.isAway) throw new Error('away')
      const last = events.at(-1)
      const now = { id: room, version: last?.version ?? 0, audienceVersion: last?.audienceVersion ?? 0 }
      return ids.includes(room) ? [now] : []
    },
    async eventsAfter(_, version) {
      return events.filter((one) => one.version > version)
    },
    async acquainted(personId, others) {
      if (answerMs > 0) await new Promise((resolve) => setTimeout(resolve, answerMs))
      if (database.isAway) throw new Error('away')
      return new Set(others.filter((other) => inside.has(personId) && inside.has(other)))
    },
  }
  const bus = inProcessBus()
  return { events, inside, bus, database, fanout: createFanout(bus, log, pino({ level: 'silent' })) }
}

function device(personId = 'anna') {
  const frames: { n: string; v?: number; d: unknown }[] = []
  const connection: Connection & { closed?: number } = {
    sessionId: 's',
    personId,
    visible: true,
    push: (frame) => void frames.push(JSON.parse(frame.subarray(frame[1]! < 126 ? 2 : 4).toString())),
    close: (code) => void (connection.closed = code),
  }
  return { connection, frames, versions: () => frames.flatMap((frame) => frame.v ?? []) }
}

/** Goes by in small steps, so that on a machine that stalls nothing that is due earlier is left behind. */
async function settledFor(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 5) await new Promise((resolve) => setTimeout(resolve, 5))
}
const settled = () => settledFor(60)

describe('fan-out', () => {
  it('delivers in order and once, even when the bus brings events twice and out of order', async () => {
    const { events, bus, fanout } = world()
    const anna = device()
    await fanout.connect('anna', anna.connection)
    events.push(event(1), event(2), event(3), event(4))
    bus.publish([event(1), event(3), event(1), event(4), event(2), event(3)])
    await settled()
    expect(anna.versions()).toEqual([1, 2, 3, 4])
  })

  it('tells of a change to an older line only the number to whoever came in later', async () => {
    const { events, inside, bus, fanout } = world()
    const [anna, boris] = [device(), device('boris')]
    inside.set('boris', 2)
    for (const { connection } of [anna, boris]) await fanout.connect(connection.personId, connection)
    const log = [
      event(1),
      event(2),
      event(3, { aboutVersion: 1, data: '{"text":"new"}' }),
      event(4, { aboutVersion: 2 }),
    ]
    events.push(...log)
    bus.publish(log)
    await settled()
    expect(boris.frames.map(({ v, n, d }) => [v, n, d])).toEqual([
      [2, 'test', {}],
      [3, 'change.withheld', {}],
      [4, 'test', {}],
    ])
    expect(anna.frames[2]!.d).toEqual({ text: 'new' })
  })

  it('reads from the log what never came over the bus', async () => {
    const { events, bus, fanout } = world()
    const anna = device()
    await fanout.connect('anna', anna.connection)
    events.push(event(1), event(2), event(3))
    bus.publish([event(3)])
    await settled()
    expect(anna.versions()).toEqual([1, 2, 3])
    events.push(event(4))
    await fanout.recheckAll()
    await settled()
    expect(anna.versions()).toEqual([1, 2, 3, 4])
  })

  it('keeps whoever comes in while it is asking who is still inside', async () => {
    const { events, bus, fanout } = world({ answerMs: 5 })
    const anna = device()
    const boris = device('boris')
    await fanout.connect('anna', anna.connection)
    events.push(event(1, { audienceVersion: 1 }))
    bus.publish([event(1, { audienceVersion: 1 })])
    await fanout.connect('boris', boris.connection)
    await settled()
    events.push(event(2, { audienceVersion: 1 }))
    bus.publish([event(2, { audienceVersion: 1 })])
    await settled()
    expect(anna.versions()).toEqual([1, 2])
    expect(boris.versions()).toContain(2)
    expect(fanout.follows('boris', room)).toBe(true)
  })

  it('sends nothing more to a person who was removed, from the very event of the removal', async () => {
    const { events, inside, bus, fanout } = world()
    const anna = device()
    const boris = device('boris')
    await fanout.connect('anna', anna.connection)
    await fanout.connect('boris', boris.connection)
    events.push(event(1))
    bus.publish([event(1)])
    inside.delete('boris')
    events.push(event(2, { audienceVersion: 1 }), event(3, { audienceVersion: 1 }))
    bus.publish([event(2, { audienceVersion: 1 }), event(3, { audienceVersion: 1 })])
    await settled()
    expect(anna.versions()).toEqual([1, 2, 3])
    expect(boris.versions()).toEqual([1])
  })

  it('keeps from whoever left and came back what was said between, though it never saw the coming and going', async () => {
    const { events, inside, bus, fanout } = world()
    const boris = device('boris')
    await fanout.connect('boris', boris.connection)
    inside.set('boris', 4)
    const later = [1, 1, 1, 2, 2].map((audienceVersion, index) => event(index + 1, { audienceVersion }))
    events.push(...later)
    bus.publish(later)
    await settled()
    expect(boris.versions()).toEqual([4, 5])
  })

  it('finds a removal that another process made, before the next event', async () => {
    const { events, inside, fanout } = world()
    const boris = device('boris')
    await fanout.connect('boris', boris.connection)
    inside.delete('boris')
    events.push(event(1, { audienceVersion: 1 }))
    await fanout.recheckAll()
    await settled()
    expect(boris.versions()).toEqual([])
  })

  it.each([
    ['chat.added', JSON.stringify({ conversationId: room })],
    ['roster.tiesChanged', '{}'],
  ])('follows later what %s brought while the database was away, and nothing breaks', async (name, data) => {
    const { events, inside, bus, database, fanout } = world()
    inside.delete('anna')
    const anna = device()
    await fanout.connect('anna', anna.connection)
    inside.set('anna', 1)
    database.isAway = true
    bus.publish([{ ...event(1, { name, data }), streamId: 'anna' }])
    await settled()
    expect(fanout.follows('anna', room)).toBe(false)
    database.isAway = false
    await fanout.recheckAll()
    await settled()
    events.push(event(1))
    bus.publish([event(1)])
    await settled()
    expect(anna.versions()).toEqual([1, 1])
  })

  it('follows nothing for whoever left while it was asking', async () => {
    const { inside, bus, fanout } = world({ answerMs: 5 })
    inside.delete('anna')
    const anna = device()
    await fanout.connect('anna', anna.connection)
    inside.set('anna', 1)
    bus.publish([
      { ...event(1, { name: 'chat.added', data: JSON.stringify({ conversationId: room }) }), streamId: 'anna' },
    ])
    fanout.disconnect('anna', anna.connection)
    await settled()
    expect(fanout.counts()).toEqual({ persons: 0, streams: 0, sockets: 0 })
  })

  describe('presence', () => {
    const removal = (personId: string) => ({
      ...event(1, { name: 'chat.removed', data: JSON.stringify({ conversationId: room }) }),
      streamId: personId,
    })
    const told = (of: ReturnType<typeof device>) =>
      of.frames.filter((frame) => frame.n === 'presence').map(({ d }) => d)
    const about = (personId: string, ...online: boolean[]) => online.map((one) => ({ personId, online: one }))

    it('is shown only to those who asked, and both changes of it', async () => {
      const { fanout } = world()
      const anna = device()
      const boris = device('boris')
      await fanout.connect('anna', anna.connection)
      await fanout.watchPresence(anna.connection, ['boris', 'stranger'])
      await fanout.connect('boris', boris.connection)
      await settled()
      fanout.disconnect('boris', boris.connection)
      expect(told(anna)).toEqual(about('boris', false, true, false))
      expect(told(boris)).toEqual([])
    })

    it('is told though two tabs open at the same moment', async () => {
      const { fanout } = world()
      const anna = device()
      const [tab, other] = [device('boris'), device('boris')]
      await fanout.connect('anna', anna.connection)
      await fanout.watchPresence(anna.connection, ['boris'])
      await Promise.all([fanout.connect('boris', tab.connection), fanout.connect('boris', other.connection)])
      await settled()
      expect(told(anna)).toEqual(about('boris', false, true))
    })

    it.each(['anna', 'boris'])('ends for both when %s is removed', async (gone) => {
      const { inside, bus, fanout } = world()
      const anna = device()
      const boris = device('boris')
      await fanout.connect('anna', anna.connection)
      await fanout.connect('boris', boris.connection)
      await fanout.watchPresence(anna.connection, ['boris'])
      inside.delete(gone)
      bus.publish([removal(gone)])
      await settled()
      fanout.disconnect('boris', boris.connection)
      await fanout.connect('boris', boris.connection)
      await settled()
      expect(told(anna)).toEqual(about('boris', true, false))
    })

    it('is asked about again when somebody comes who was removed while away', async () => {
      const { inside, fanout } = world()
      const anna = device()
      await fanout.connect('anna', anna.connection)
      await fanout.watchPresence(anna.connection, ['boris'])
      inside.delete('boris')
      await fanout.connect('boris', device('boris').connection)
      await settled()
      expect(told(anna)).toEqual(about('boris', false, false))
    })

    it('does not begin on an answer older than a removal, nor for a line that is closed', async () => {
      const { inside, bus, fanout } = world({ answerMs: 10 })
      const anna = device()
      const boris = device('boris')
      await fanout.connect('anna', anna.connection)
      await fanout.connect('boris', boris.connection)
      const watching = fanout.watchPresence(anna.connection, ['boris'])
      await settledFor(15)
      void fanout.watchPresence(boris.connection, ['anna'])
      fanout.disconnect('boris', boris.connection)
      inside.delete('boris')
      bus.publish([removal('boris')])
      await watching
      await settled()
      expect(told(boris)).toEqual([])
      expect(told(anna).at(-1)).toEqual({ personId: 'boris', online: false })
    })

    it('is told later when the database was away', async () => {
      const { database, fanout } = world()
      const anna = device()
      await fanout.connect('anna', anna.connection)
      await fanout.watchPresence(anna.connection, ['boris'])
      database.isAway = true
      await fanout.connect('boris', device('boris').connection).catch(() => {})
      await settled()
      expect(told(anna)).toEqual(about('boris', false))
      database.isAway = false
      await fanout.recheckAll()
      await settled()
      expect(told(anna)).toEqual(about('boris', false, true))
    })
  })
})
