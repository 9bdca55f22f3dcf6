import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDevice, until } from '../testing/device.ts'
import { createFakeServer, pause, type Chaos, type FakeServer } from '../testing/fake-server.ts'
import type { Client } from './client.ts'
import { comparable, fromSnapshot, withPage } from './snapshots.ts'
import type { State } from './state.ts'
import type { ListSnapshot } from './snapshots.ts'
import type { MessagePage } from '#protocol/messages.ts'

const me = 'me'
const people = [me, 'asya', 'bika']
const roomIds = ['room-1', 'room-2', 'room-3']

type Step =
  | { do: 'call'; person: string; name: string; room: string; seq: number; flag: boolean }
  | { do: 'open' | 'older' | 'forgetLog'; room: string }
  | { do: 'cut' | 'offline' | 'online' | 'wait' | 'reload' }

const calls = [
  ...['messages.send', 'messages.send', 'messages.send', 'messages.edit', 'messages.delete', 'messages.react'],
  ...['messages.pin', 'conversations.rename', 'conversations.markRead', 'conversations.mute', 'conversations.pin'],
  ...['conversations.saveDraft', 'test.leave', 'test.enter'],
]

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      person: fc.constantFrom(...people),
      name: fc.constantFrom(...calls),
      room: fc.constantFrom(...roomIds),
      seq: fc.integer({ min: 1, max: 8 }),
      flag: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('open', 'older'), room: fc.constantFrom(...roomIds) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forgetLog'), room: fc.constantFrom(me, ...roomIds) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cut', 'offline', 'online', 'wait', 'wait', 'reload') }) },
)

test('whatever the line does, what a person sees is what a fresh fetch would show', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 150 }), fc.integer(), async (steps, seed) => {
      const server = createFakeServer()
      for (const id of roomIds) server.addRoom(id, people)
      for (let i = 0; i < 5; i++)
        act(server, { do: 'call', person: 'asya', name: 'messages.send', room: 'room-1', seq: 1, flag: false })
      const chaos = chaosOf(seed)
      const device = createDevice(server, me, { chaos })
      let page = await device.openPage()
      for (const one of steps) page = await take(one, server, device, page)
      chaos.calm = true
      device.setOnline(true)
      for (const socket of [...server.sockets]) socket.close()
      await until(() => page.views.connection.read().state === 'online' && page.views.listReady.read(), 'online')
      await settled(page, server)
      expect(comparable(withoutLines(page.confirmed.state()))).toEqual(comparable(fresh(server)))
      expectTrueLines(page.confirmed.state(), server)
      await device.written()
      page.close()
      const reopened = await createPageOffline(device)
      expect(comparable(withoutLines(reopened.confirmed.state()))).toEqual(comparable(fresh(server)))
      await expectTrueDisk(reopened, server)
      reopened.close()
    }),
    { numRuns: Number(import.meta.env['VITE_RUNS'] ?? 40), endOnFailure: true },
  )
}, 300_000)

async function take(
  one: Step,
  server: FakeServer,
  device: ReturnType<typeof createDevice>,
  page: Client,
): Promise<Client> {
  switch (one.do) {
    case 'call':
      act(server, one)
      break
    case 'open':
      page.timelines.open(one.room)
      break
    case 'older':
      void page.timelines.loadOlder(one.room)
      break
    case 'forgetLog':
      server.forgetLog(one.room)
      break
    case 'cut':
      for (const socket of [...server.sockets]) if (socket.person === me) socket.close()
      break
    case 'offline':
    case 'online':
      device.setOnline(one.do === 'online')
      break
    case 'wait':
      await pause(4)
      break
    case 'reload':
      page.close()
      return await device.openPage()
  }
  return page
}

function act(server: FakeServer, one: Extract<Step, { do: 'call' }>) {
  const { room: conversationId, seq, flag, person, name } = one
  const mention = flag ? [{ type: 'mention' as const, offset: 0, length: 2, personId: me }] : []
  const input = {
    ...{
      id: crypto.randomUUID(),
      conversationId,
      seq,
      text: flag ? 'привет' : 'да',
      title: `Имя ${seq}`,
      pinned: flag,
    },
    ...{ emoji: flag ? '👍' : null, until: flag ? '2027-01-01T00:00:00.000Z' : null, who: me, entities: mention },
  }
  try {
    server.call(person, name, input, crypto.randomUUID())
  } catch {
    // Refused: not inside, no such line. Nothing happened.
  }
}

/** Nothing is on its way any more: twice in a row nothing differs from the versions of the server. */
async function settled(page: Client, server: FakeServer) {
  const current = () => {
    const { cursors, stale } = page.confirmed.state()
    const list = server.call(me, 'conversations.list', {}, '') as ListSnapshot
    const equal = list.conversations.every(({ id, version }) => cursors.get(id) === version)
    return equal && cursors.get(me) === list.personVersion && stale.size === 0
  }
  await until(current, 'cursors of the server')
  await pause(20)
  await until(current, 'cursors of the server')
}

function fresh(server: FakeServer): State {
  return fromSnapshot(me, server.call(me, 'conversations.list', {}, '') as ListSnapshot)
}

function withoutLines(state: State): State {
  return { ...state, timelines: new Map() }
}

function expectTrueLines(state: State, server: FakeServer) {
  for (const [id, held] of state.timelines) {
    const all = history(server, id)
    for (const message of held.messages.values()) expect(message).toEqual(all.messages[message.seq - 1])
    for (const [from, to] of held.ranges) {
      for (let seq = Math.max(1, from); seq <= to; seq++) expect(held.messages.has(seq), `${id} ${seq}`).toBe(true)
    }
  }
}

async function expectTrueDisk(page: Client, server: FakeServer) {
  for (const id of page.confirmed.state().conversations.keys()) {
    page.timelines.open(id)
    await until(() => page.views.timeline(id).read().loading === 'nothing')
  }
  expectTrueLines(page.confirmed.state(), server)
}

function history(server: FakeServer, conversationId: string): MessagePage {
  const page = server.call(me, 'messages.history', { conversationId, limit: 10_000 }, '') as MessagePage
  expect(withPage(fresh(server), conversationId, page).timelines.get(conversationId)?.messages.size).toBe(
    page.messages.length,
  )
  return page
}

async function createPageOffline(device: ReturnType<typeof createDevice>): Promise<Client> {
  device.setOnline(false)
  return await device.openPage()
}

/** A bad line, the same for the same seed. */
function chaosOf(seed: number): Chaos & { calm: boolean } {
  let x = seed | 0
  const random = () => ((x = (Math.imul(x, 1664525) + 1013904223) | 0) >>> 0) / 2 ** 32
  const chaos = {
    calm: false,
    delayMs: () => (chaos.calm ? 0 : Math.floor(random() * 4)),
    losesRequest: () => !chaos.calm && random() < 0.1,
    losesAnswer: () => !chaos.calm && random() < 0.1,
    losesFrame: () => !chaos.calm && random() < 0.15,
    doublesFrame: () => !chaos.calm && random() < 0.15,
  }
  return chaos
}
