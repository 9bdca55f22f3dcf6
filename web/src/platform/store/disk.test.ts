import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import type { EventFrame } from '#protocol/envelope.ts'
import type { MessagePage } from '#protocol/messages.ts'
import { createFakeServer, type FakeServer } from '../testing/fake-server.ts'
import { createConfirmed } from './confirmed.ts'
import type { Disk } from './disk.ts'
import { openIndexedDisk } from './indexed-disk.ts'
import { fromSnapshot, type ListSnapshot } from './snapshots.ts'

let server: FakeServer
let accounts = 0
let account = ''
beforeEach(() => {
  account = `account-${++accounts}`
  server = createFakeServer()
  server.addRoom('room', ['me', 'asya'])
  for (const text of ['раз', 'два', 'три']) say(text)
})

const act = (name: string, d: object) =>
  server.call('asya', name, { conversationId: 'room', ...d }, crypto.randomUUID())
const say = (text: string) => act('messages.send', { id: crypto.randomUUID(), text })
const list = () => server.call('me', 'conversations.list', {}, '') as ListSnapshot
const history = () => server.call('me', 'messages.history', { conversationId: 'room' }, '') as MessagePage
const log = (): EventFrame[] => server.rooms.get('room')!.log
const lines = (disk: Disk) => disk.lines('room', 'end', 50)

/** A tab that believes to lead, with the list and the lines of the room. */
async function leader() {
  const disk = await openIndexedDisk(account)
  const confirmed = createConfirmed(fromSnapshot('me', list()), () => undefined)
  confirmed.lead(disk, confirmed.state())
  confirmed.snapshot(list())
  confirmed.page('room', history(), {})
  await disk.settled()
  return { disk, confirmed }
}

test('two tabs that both believe to lead leave the disk whole', async () => {
  const [one, two] = [await leader(), await leader()]
  act('messages.edit', { seq: 1, text: 'первая правка' })
  act('messages.edit', { seq: 1, text: 'вторая правка' })
  say('четыре')
  const events = log().slice(-3)
  one.confirmed.events(events)
  two.confirmed.events(events)
  await Promise.all([one.disk.settled(), two.disk.settled()])
  const stored = await lines(one.disk)
  expect(stored?.version).toBe(log().at(-1)!.v)
  expect(stored?.messages).toEqual(history().messages)
})

test('a tab whose disk lacks what it has itself does not write past the gap, and the next start asks for all', async () => {
  const { disk, confirmed } = await leader()
  disk.keepToken('1.2.3')
  say('не записано')
  confirmed.follow()
  confirmed.events(log().slice(-1))
  confirmed.lead({ ...disk, lasting: false }, confirmed.state())
  say('после дыры')
  confirmed.events(log().slice(-1))
  await disk.settled()
  const stored = await lines(disk)
  expect(stored?.version).toBe(log().at(-1)!.v - 2)
  expect(stored?.messages.map((line) => line.text)).toEqual(['раз', 'два', 'три'])
  expect((await disk.load('me')).token).toBeUndefined()
})

test('a page that is older than the disk is not kept', async () => {
  const { disk, confirmed } = await leader()
  const old = history()
  act('messages.edit', { seq: 1, text: 'правка' })
  confirmed.events(log().slice(-1))
  disk.keepPage('room', { ...old, messages: [{ ...old.messages[0]!, v: 99 }] }, [1, 1])
  await disk.settled()
  expect((await lines(disk))?.messages[0]?.text).toBe('правка')
})

test('a page that comes late is kept as events have changed it meanwhile', async () => {
  const { disk, confirmed } = await leader()
  confirmed.forgetLines('room')
  const late = history()
  act('messages.edit', { seq: 2, text: 'правка' })
  confirmed.events(log().slice(-1))
  expect(confirmed.page('room', late, {})).toBe(true)
  expect(confirmed.state().timelines.get('room')!.messages.get(2)!.text).toBe('правка')
  await disk.settled()
  expect((await lines(disk))?.messages[1]?.text).toBe('правка')
})

test('a tab that takes over forgets what the tab before has already taken from the disk', async () => {
  const { disk, confirmed } = await leader()
  server.call('me', 'test.leave', { conversationId: 'room', who: 'me' }, crypto.randomUUID())
  const other = createConfirmed(confirmed.state(), () => undefined)
  confirmed.snapshot(list())
  await disk.settled()
  other.lead(disk, (await disk.load('me')).state)
  expect(other.state().conversations.size).toBe(0)
  expect(other.state().timelines.size).toBe(0)
})

test('a disk that takes no more writes keeps nobody from reading on', async () => {
  const disk = await openIndexedDisk(account)
  const confirmed = createConfirmed(fromSnapshot('me', list()), () => undefined)
  confirmed.lead(disk, confirmed.state())
  disk.close()
  say('четыре')
  confirmed.events(log().slice(-1))
  confirmed.page('room', history(), {})
  await disk.settled()
  expect(confirmed.state().timelines.get('room')!.messages.size).toBe(4)
})

test('a device that is off meanwhile shows old lines under the one name after two people have become one', async () => {
  const { disk, confirmed } = await leader()
  const last = log().at(-1)!
  confirmed.events([
    { ...last, v: last.v + 1, n: 'persons.merged', d: { fromId: 'asya', toId: 'anna', reactions: [] } },
  ])
  await disk.settled()
  const stored = await lines(disk)
  expect(stored?.messages.map((line) => line.authorId)).toEqual(['anna', 'anna', 'anna'])
})
