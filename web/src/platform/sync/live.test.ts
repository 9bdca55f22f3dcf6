import { beforeEach, expect, test } from 'vitest'
import type { Client } from '../store/client.ts'
import { createDevice, until } from '../testing/device.ts'
import { calm, createFakeServer, pause, type FakeServer } from '../testing/fake-server.ts'

let server: FakeServer
beforeEach(() => {
  server = createFakeServer()
  server.addRoom('room', ['me', 'asya'])
  server.addRoom('other', ['me', 'asya'])
})

const shown = (page: Client) =>
  page.views
    .timeline('room')
    .read()
    .items.map((item) => item.message.text)
const act = (name: string, d: object) =>
  server.call('asya', name, { conversationId: 'room', ...d }, crypto.randomUUID())
const say = (text: string, conversationId = 'room') =>
  act('messages.send', { id: crypto.randomUUID(), conversationId, text })

async function ready(device: ReturnType<typeof createDevice>, fields = {}): Promise<Client> {
  const page = await device.openPage(fields)
  await until(() => page.views.listReady.read() && page.views.connection.read().state === 'online', 'online')
  await until(() => !page.views.connection.read().catchingUp)
  page.timelines.open('room')
  await until(() => page.views.timeline('room').read().loading === 'nothing')
  return page
}

test('a frame that was lost is fetched as soon as the next one shows the gap', async () => {
  let lose = false
  const device = createDevice(server, 'me', { chaos: { ...calm, losesFrame: () => lose } })
  const page = await ready(device)
  lose = true
  say('раз')
  say('два')
  await pause(5)
  expect(shown(page)).toEqual([])
  lose = false
  say('три')
  await until(() => shown(page).length === 3)
  expect(shown(page)).toEqual(['раз', 'два', 'три'])
  page.close()
})

test('a burst in one conversation redraws nothing of the others', async () => {
  const page = await ready(createDevice(server, 'me'))
  let redrawn = 0
  page.views.conversation('other').subscribe(() => redrawn++)
  page.views.timeline('other').subscribe(() => redrawn++)
  for (let i = 0; i < 50; i++) say(`${i}`)
  await until(() => shown(page).length === 50)
  expect(redrawn).toBe(0)
  page.close()
})

test('lines that did not change stay the same objects for the screen', async () => {
  say('раз')
  say('два')
  const page = await ready(createDevice(server, 'me'))
  const before = page.views.timeline('room').read().items
  act('messages.edit', { seq: 2, text: 'второй' })
  await until(() => shown(page)[1] === 'второй')
  expect(page.views.timeline('room').read().items[0]).toBe(before[0])
  page.close()
})

test('where no socket opens, the app asks over HTTP and still sends', async () => {
  const device = createDevice(server, 'me')
  device.wires.socket = () => {
    const raw = { readyState: 0, close() {}, send() {}, onerror: () => {} }
    setTimeout(() => raw.onerror())
    return raw as unknown as WebSocket
  }
  const page = await ready(device)
  say('привет')
  page.acts.sendMessage('room', { text: 'и вам' })
  await until(() => shown(page).length === 2 && page.views.unsentCount.read() === 0)
  expect(server.rooms.get('room')!.lines.length).toBe(2)
  page.close()
})

test('the end of the session reaches the page with the order to forget', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  for (const socket of server.sockets)
    socket.tell({ t: 'signal', n: 'session.ended', d: { reason: 'revoked', wipe: true } })
  await until(() => device.over.length === 1)
  expect(device.over).toEqual([{ reason: 'revoked', wipe: true }])
  page.close()
})

test('nothing of one account goes out over the line of another that signed in meanwhile', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  device.setOnline(false)
  page.acts.sendMessage('room', { text: 'от мамы' })
  const asya = server.wires('asya')
  Object.assign(device.wires, { socket: asya.socket, post: asya.post })
  device.setOnline(true)
  await until(() => device.over.length > 0)
  await pause(20)
  expect(device.over[0]).toEqual({ reason: 'switched', wipe: false })
  expect(server.rooms.get('room')!.lines).toEqual([])
  page.close()
})

test('«чужой компьютер» keeps nothing for the next page', async () => {
  const device = createDevice(server, 'me', { memory: true })
  const page = await ready(device)
  say('тайна')
  await until(() => shown(page).length === 1)
  page.drafts.save('room', { text: 'черновик', entities: [], replyTo: null })
  page.close()
  device.setOnline(false)
  const next = await device.openPage()
  await pause(10)
  expect(next.views.listReady.read()).toBe(false)
  expect(next.views.draft('room').read()).toBeNull()
  next.close()
})

test('a draft survives a crash a moment after the last keystroke', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  for (const text of ['П', 'Пр', 'При', 'Прив']) page.drafts.save('room', { text, entities: [], replyTo: null })
  await pause(10)
  await device.written()
  page.close()
  device.setOnline(false)
  const next = await device.openPage()
  expect(next.views.draft('room').read()?.text).toBe('Прив')
  next.close()
})

test('a draft comes from another device, and one’s own newer one is not lost to it', async () => {
  const page = await ready(createDevice(server, 'me'))
  const save = (text: string) =>
    server.call('me', 'conversations.saveDraft', { conversationId: 'room', text }, crypto.randomUUID())
  save('с телефона')
  await until(() => page.views.draft('room').read()?.text === 'с телефона')
  page.drafts.save('room', { text: 'с компьютера', entities: [], replyTo: null })
  save('с телефона ещё')
  await pause(10)
  expect(page.views.draft('room').read()?.text).toBe('с компьютера')
  page.drafts.flush()
  await until(
    () =>
      server.call('me', 'conversations.list', {}, '') &&
      page.confirmed.state().conversations.get('room')?.draft?.text === 'с компьютера',
  )
  await until(() => page.drafts.get('room') === undefined, 'the local copy is laid down')
  page.close()
})

test('sending clears the draft everywhere', async () => {
  const page = await ready(createDevice(server, 'me'))
  page.drafts.save('room', { text: 'готово', entities: [], replyTo: null })
  page.drafts.flush()
  await until(() => page.confirmed.state().conversations.get('room')?.draft?.text === 'готово')
  page.acts.sendMessage('room', { text: 'готово' })
  expect(page.views.draft('room').read()).toBeNull()
  await until(() => page.confirmed.state().conversations.get('room')?.draft === null)
  expect(shown(page)).toEqual(['готово'])
  page.close()
})

test('typing is shown for a while and ends with the message', async () => {
  const page = await ready(createDevice(server, 'me'))
  const typing = () => {
    for (const socket of server.sockets)
      socket.tell({ t: 'signal', n: 'typing', d: { conversationId: 'room', personId: 'asya' } })
  }
  typing()
  await until(() => page.views.typing('room').read().includes('asya'))
  say('вот')
  await until(() => shown(page).includes('вот'))
  expect(page.views.typing('room').read()).toEqual([])
  page.close()
})

test('opening at the first unread line keeps its place while reading and new lines come', async () => {
  for (let i = 1; i <= 200; i++) say(`${i}`)
  const device = createDevice(server, 'me')
  server.call('me', 'conversations.markRead', { conversationId: 'room', seq: 100 }, crypto.randomUUID())
  const page = await ready(device)
  const view = () => page.views.timeline('room').read()
  expect(view().firstUnreadSeq).toBe(101)
  expect(view().items.some((item) => item.message.seq === 101)).toBe(true)
  expect(view().reachedEnd).toBe(false)
  page.acts.markRead('room', 120)
  say('201')
  await until(() => page.views.conversation('room').read()?.unread === 81)
  expect(view().firstUnreadSeq).toBe(101)
  expect(view().items.every((item) => item.message.seq < 200)).toBe(true)
  expect(await page.timelines.jumpToEnd('room')).toBe(true)
  expect(view().items.at(-1)?.message.text).toBe('201')
  expect(view().reachedEnd).toBe(true)
  page.close()
})
