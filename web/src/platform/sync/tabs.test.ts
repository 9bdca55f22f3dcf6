import { beforeEach, expect, test } from 'vitest'
import type { Client } from '../store/client.ts'
import { createDevice, until } from '../testing/device.ts'
import { createFakeServer, pause, type FakeServer } from '../testing/fake-server.ts'
import { tabsOf } from './tabs.ts'

let server: FakeServer
beforeEach(() => {
  server = createFakeServer()
  server.addRoom('room', ['me', 'asya'])
})

const textsAtServer = () => server.rooms.get('room')!.lines.map((line) => line.text)
const shown = (page: Client) =>
  page.views
    .timeline('room')
    .read()
    .items.map((item) => item.message.text)
const say = (text: string) =>
  server.call('asya', 'messages.send', { id: crypto.randomUUID(), conversationId: 'room', text }, crypto.randomUUID())

/** Scrolls up a little further; true at the first line. */
function scrolledToStart(page: Client): boolean {
  void page.timelines.loadOlder('room')
  const { items, reachedStart } = page.views.timeline('room').read()
  return items.length > 0 && reachedStart
}

async function twoTabs() {
  const device = createDevice(server, 'me')
  const first = await device.openPage()
  await until(() => first.views.listReady.read(), 'the list')
  await device.written()
  const second = await device.openPage()
  for (const page of [first, second]) page.timelines.open('room')
  await until(() => second.views.connection.read().state === 'online', 'the second tab hears of the line')
  await until(() => [first, second].every((page) => page.views.timeline('room').read().loading === 'nothing'))
  return { device, first, second }
}

test('two tabs have one socket and show the same', async () => {
  const { first, second } = await twoTabs()
  expect(server.sockets.size).toBe(1)
  say('привет')
  await until(() => shown(first).length === 1 && shown(second).length === 1)
  expect(shown(second)).toEqual(['привет'])
  for (const page of [first, second]) page.close()
})

test('what the second tab writes is sent once, through the tab that leads, and shown in both', async () => {
  const { first, second } = await twoTabs()
  for (const text of ['раз', 'два']) second.acts.sendMessage('room', { text })
  first.acts.sendMessage('room', { text: 'из первой' })
  await until(() => textsAtServer().length === 3)
  await until(() => [first, second].every((page) => page.views.unsentCount.read() === 0 && shown(page).length === 3))
  expect(textsAtServer().filter((text) => text !== 'из первой')).toEqual(['раз', 'два'])
  expect(shown(second)).toEqual(shown(first))
  for (const page of [first, second]) page.close()
})

test('when the tab that leads is closed in the middle of sending, the other one sends the rest, once and in order', async () => {
  const { first, second } = await twoTabs()
  const texts = Array.from({ length: 12 }, (_, i) => `${i}`)
  for (const text of texts) second.acts.sendMessage('room', { text })
  await until(() => textsAtServer().length >= 3)
  first.close()
  await until(() => textsAtServer().length === texts.length && second.views.unsentCount.read() === 0)
  await pause(20)
  expect(textsAtServer()).toEqual(texts)
  expect(shown(second)).toEqual(texts)
  expect(server.sockets.size).toBe(1)
  second.close()
})

test('a tab that takes over misses nothing that happened meanwhile', async () => {
  const { device, first, second } = await twoTabs()
  say('раз')
  await until(() => shown(second).length === 1)
  first.close()
  say('два')
  say('три')
  await until(() => shown(second).length === 3)
  await device.written()
  second.close()
  device.setOnline(false)
  const third = await device.openPage()
  third.timelines.open('room')
  await until(() => shown(third).length > 0, 'lines from disk')
  expect(shown(third)).toEqual(['раз', 'два', 'три'])
  third.close()
})

test('history that the second tab has read opens without a line in the next page', async () => {
  const device = createDevice(server, 'me')
  for (let i = 1; i <= 80; i++) say(`${i}`)
  const first = await device.openPage()
  await until(() => first.views.listReady.read())
  await device.written()
  const second = await device.openPage()
  const third = await device.openPage()
  second.timelines.open('room', 80)
  await until(() => scrolledToStart(second), 'the whole history')
  await pause(20)
  await device.written()
  for (const page of [second, third, first]) page.close()
  device.setOnline(false)
  const last = await device.openPage()
  last.timelines.open('room', 80)
  await until(() => scrolledToStart(last), 'the whole history from disk')
  expect(shown(last).length).toBe(80)
  last.close()
})

test('a draft typed in one tab stands in the other', async () => {
  const { first, second } = await twoTabs()
  first.drafts.save('room', { text: 'Уважаемые', entities: [], replyTo: null })
  await until(() => second.views.draft('room').read() !== null)
  expect(second.views.draft('room').read()?.text).toBe('Уважаемые')
  for (const page of [first, second]) page.close()
})

test('signing out in one tab ends the other', async () => {
  const { device, first, second } = await twoTabs()
  first.tellTabs({ t: 'over', reason: 'signed_out', wipe: true })
  await until(() => device.over.length === 1)
  expect(device.over).toEqual([{ reason: 'signed_out', wipe: true }])
  for (const page of [first, second]) page.close()
})

test('what comes after the channel was closed is told to nobody and breaks nothing', async () => {
  const heard: unknown[] = []
  const other = tabsOf('closing')!((message) => heard.push(message))
  const own = tabsOf('closing')!(() => undefined)
  own.post({ t: 'newcomer' })
  own.close()
  own.post({ t: 'removed', conversationId: 'late' })
  await until(() => heard.length > 0)
  await pause(50)
  expect(heard).toEqual([{ t: 'newcomer' }])
  other.close()
})
