import { beforeEach, expect, test } from 'vitest'
import type { Client } from '../store/client.ts'
import { createDevice, until } from '../testing/device.ts'
import { calm, createFakeServer, pause, type Chaos, type FakeServer } from '../testing/fake-server.ts'
import { Refusal } from '../api/refusal.ts'

let server: FakeServer
beforeEach(() => {
  server = createFakeServer()
  server.addRoom('room', ['me', 'asya'])
  server.addRoom('other', ['me', 'asya'])
})

const textsAtServer = (room = 'room') => server.rooms.get(room)!.lines.map((line) => line.text)
const itemsOf = (page: Client, room = 'room') => page.views.timeline(room).read().items
const shown = (page: Client, room = 'room') => itemsOf(page, room).map((item) => item.message.text)
const states = (page: Client) => itemsOf(page).map((item) => item.change?.state ?? 'confirmed')
const send = (page: Client, text: string, room = 'room') => page.acts.sendMessage(room, { text })

async function ready(device: ReturnType<typeof createDevice>, fields = {}): Promise<Client> {
  const page = await device.openPage(fields)
  await until(() => page.views.listReady.read(), 'the list')
  page.timelines.open('room')
  return page
}

test('what is written without a line is sent once, in order, when the line is back', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  device.setOnline(false)
  for (const text of ['раз', 'два', 'три']) send(page, text)
  await until(() => shown(page).length === 3, 'three pending lines')
  expect(states(page)).toEqual(['queued', 'queued', 'queued'])
  expect(page.views.unsentCount.read()).toBe(3)
  device.setOnline(true)
  await until(() => states(page).every((state) => state === 'confirmed'), 'all confirmed')
  expect(textsAtServer()).toEqual(['раз', 'два', 'три'])
  expect(page.views.unsentCount.read()).toBe(0)
  page.close()
})

test('a reload with unsent messages loses none and doubles none', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  device.setOnline(false)
  for (const text of ['раз', 'два', 'три']) send(page, text)
  await until(() => page.outbox.items().filter((item) => item.n === 'messages.send').length === 3)
  page.close()
  const offline = await device.openPage()
  offline.timelines.open('room')
  await until(() => shown(offline).length === 3, 'pending lines after the reload')
  device.setOnline(true)
  await until(() => textsAtServer().length === 3)
  await until(() => offline.views.unsentCount.read() === 0)
  expect(textsAtServer()).toEqual(['раз', 'два', 'три'])
  expect(shown(offline)).toEqual(['раз', 'два', 'три'])
  offline.close()
})

test('answers that get lost make no second message', async () => {
  let losses = 0
  const chaos: Chaos = { ...calm, losesAnswer: () => losses-- > 0 }
  const device = createDevice(server, 'me', { chaos })
  const page = await device.openPage()
  await until(() => page.views.listReady.read(), 'the list')
  losses = 1
  send(page, 'один раз')
  await until(() => losses === 0)
  for (const socket of [...server.sockets]) socket.close()
  await until(() => page.views.unsentCount.read() === 0 && page.outbox.items().length === 0, 'accepted')
  expect(textsAtServer()).toEqual(['один раз'])
  page.close()
})

test('a refused message stays with its reason, the ones behind it go on, and it can be sent again', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  server.refuseNextSend('may_not_send')
  send(page, 'нельзя')
  send(page, 'можно')
  await until(() => textsAtServer().includes('можно') && states(page).includes('refused'))
  const refused = itemsOf(page).find((item) => item.change?.state === 'refused')!
  expect(refused.message.text).toBe('нельзя')
  expect(refused.change?.refusal?.code).toBe('may_not_send')
  await until(() => page.views.unsentCount.read() === 1)
  await device.written()
  page.close()
  const again = await ready(device)
  await until(() => states(again).includes('refused'), 'the refused message after a reload')
  again.outbox.retry(itemsOf(again).find((item) => item.change)!.change!.commandId)
  await until(() => textsAtServer().includes('нельзя'))
  await until(() => again.views.unsentCount.read() === 0)
  expect(textsAtServer()).toEqual(['можно', 'нельзя'])
  again.close()
})

test('a discarded message is never sent', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  device.setOnline(false)
  send(page, 'передумала')
  await until(() => states(page).length === 1)
  expect(await page.outbox.discard(itemsOf(page)[0]!.change!.commandId)).toBe(true)
  device.setOnline(true)
  await until(() => page.views.connection.read().state === 'online')
  await pause(20)
  expect(textsAtServer()).toEqual([])
  expect(shown(page)).toEqual([])
  page.close()
})

test('overload is waited out and is no refusal', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  const details = { seconds: 0.02 }
  server.failNextSend(new Refusal({ code: 'too_many', status: 429, text: 'Слишком часто.', details }))
  send(page, 'терпение')
  await until(() => states(page)[0] === 'confirmed')
  expect(textsAtServer()).toEqual(['терпение'])
  page.close()
})

test('a message is on disk before it is shown as pending', async () => {
  const device = createDevice(server, 'me')
  const disk = await device.openDisk()
  let written = () => undefined as void
  const slow = { ...disk, keepItem: () => new Promise<void>((resolve) => (written = resolve)) }
  const page = await ready(device, { disk: slow })
  send(page, 'важное')
  await pause(10)
  expect(shown(page)).toEqual([])
  expect(textsAtServer()).toEqual([])
  written()
  await until(() => shown(page).length === 1)
  page.close()
})

test('a message that has to wait holds back those behind it', async () => {
  const device = createDevice(server, 'me')
  const page = await ready(device)
  server.failNextSend(new Refusal({ code: 'too_many', status: 429, text: 'Часто.', details: { seconds: 0.03 } }))
  for (const text of ['раз', 'два', 'три']) send(page, text)
  await until(() => textsAtServer().length === 3)
  expect(textsAtServer()).toEqual(['раз', 'два', 'три'])
  page.close()
})

test('a big file on its way up does not hold back read marks, nor other conversations', async () => {
  const device = createDevice(server, 'me')
  server.call(
    'asya',
    'messages.send',
    { id: crypto.randomUUID(), conversationId: 'room', text: 'привет' },
    crypto.randomUUID(),
  )
  const page = await ready(device, { upload: () => new Promise(() => undefined) })
  page.acts.sendMessage('room', { text: 'фото', files: [new File(['x'.repeat(100)], 'a.jpg', { type: 'image/jpeg' })] })
  page.acts.markRead('room', 1)
  send(page, 'рядом', 'other')
  await until(() => textsAtServer('other').includes('рядом'))
  await until(() => page.confirmed.state().conversations.get('room')?.readSeq === 1)
  expect(textsAtServer()).toEqual(['привет'])
  await until(() => itemsOf(page).at(-1)?.change?.uploads[0]?.name === 'a.jpg', 'the pending photo')
  page.close()
})

test('of read marks, mutes and reactions that wait, only the last one is sent', async () => {
  const device = createDevice(server, 'me')
  for (let i = 0; i < 5; i++) {
    server.call(
      'asya',
      'messages.send',
      { id: crypto.randomUUID(), conversationId: 'room', text: `${i}` },
      crypto.randomUUID(),
    )
  }
  const page = await ready(device)
  device.setOnline(false)
  await until(() => page.views.connection.read().state !== 'online')
  const before = server.executed.length
  for (let seq = 1; seq <= 5; seq++) page.acts.markRead('room', seq)
  for (const emoji of ['👍', '❤️', '🎉']) page.acts.react('room', 2, emoji)
  await until(() => page.outbox.items().length === 2, 'one mark and one reaction')
  expect(page.views.conversation('room').read()?.unread).toBe(0)
  device.setOnline(true)
  await until(() => page.outbox.items().length === 0)
  expect(server.executed.length - before).toBe(2)
  await until(() => itemsOf(page)[1]?.message.myReaction === '🎉', 'the last reaction')
  page.close()
})

test('that lines stayed on the screen without a line is told later, though the mark has moved on since', async () => {
  const device = createDevice(server, 'me')
  for (const text of ['раз', 'два']) {
    const id = crypto.randomUUID()
    server.call('asya', 'messages.send', { id, conversationId: 'room', text }, id)
  }
  const page = await ready(device)
  device.setOnline(false)
  await until(() => page.views.connection.read().state !== 'online')
  page.acts.markRead('room', 1)
  page.acts.markRead('room', 1, { stayed: true })
  page.acts.markRead('room', 2)
  await until(() => page.outbox.items().length === 2, 'the stay and the mark')
  expect(page.outbox.items().map(({ d }) => d)).toEqual([
    { conversationId: 'room', seq: 1, stayed: true },
    { conversationId: 'room', seq: 2 },
  ])
  device.setOnline(true)
  await until(() => page.outbox.items().length === 0)
  expect(page.confirmed.state().conversations.get('room')?.readSeq).toBe(2)
  page.close()
})

test('a reaction is shown at once and taken back with a word when it is refused', async () => {
  const device = createDevice(server, 'me')
  server.call(
    'asya',
    'messages.send',
    { id: crypto.randomUUID(), conversationId: 'room', text: 'привет' },
    crypto.randomUUID(),
  )
  const page = await ready(device)
  await until(() => itemsOf(page).length === 1)
  const notices: string[] = []
  page.onNotice((notice) => void notices.push(notice.refusal.code))
  server.call('asya', 'messages.delete', { conversationId: 'room', seq: 1 }, crypto.randomUUID())
  page.acts.react('room', 1, '👍')
  await until(() => notices.length === 1)
  expect(notices).toEqual(['message_deleted'])
  expect(itemsOf(page)[0]!.message.reactions).toEqual([])
  page.close()
})
