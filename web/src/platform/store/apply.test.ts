import { beforeEach, expect, test } from 'vitest'
import type { EventFrame } from '#protocol/envelope.ts'
import type { MessagePage } from '#protocol/messages.ts'
import { createFakeServer, type FakeServer } from '../testing/fake-server.ts'
import { apply } from './apply.ts'
import { freshened, fromSnapshot, withPage, withSnapshot, type ListSnapshot } from './snapshots.ts'
import type { State } from './state.ts'

let server: FakeServer
let state: State
beforeEach(() => {
  server = createFakeServer()
  server.addRoom('room', ['me', 'asya'])
  for (const text of ['раз', 'два', 'три']) say(text)
  state = fromSnapshot('me', list())
})

const list = () => server.call('me', 'conversations.list', {}, '') as ListSnapshot
const history = () => server.call('me', 'messages.history', { conversationId: 'room' }, '') as MessagePage
const log = () => server.rooms.get('room')!.log
const act = (person: string, name: string, d: object) =>
  server.call(person, name, { conversationId: 'room', ...d }, crypto.randomUUID())
const say = (text: string, entities: object[] = []) =>
  act('asya', 'messages.send', { id: crypto.randomUUID(), text, entities })
const catchUp = (from: State) => log().reduce((next, event) => apply(next, event), from)
const row = (of: State) => of.conversations.get('room')!

test('an event that was applied before changes nothing', () => {
  say('четыре')
  const once = catchUp(state)
  expect(catchUp(once)).toBe(once)
})

test('a gap is never passed over in silence', () => {
  say('четыре')
  say('пять')
  expect(() => apply(state, log().at(-1)!)).toThrow(RangeError)
})

test('events of a stream that is not followed change nothing', () => {
  const event: EventFrame = { ...log()[0]!, s: 'stranger', v: 1 }
  expect(apply(state, event)).toBe(state)
})

test('what is not touched by an event stays the same object, so that screens need not be drawn', () => {
  server.addRoom('other', ['me'])
  const both = fromSnapshot('me', list())
  say('четыре')
  const next = apply(both, log().at(-1)!)
  expect(next.conversations.get('other')).toBe(both.conversations.get('other'))
  expect(next.conversations.get('room')).not.toBe(both.conversations.get('room'))
})

test('a line that came with a newer page does not go back to what it was', () => {
  const before = withPage(state, 'room', { ...history(), messages: [], reachedStart: false, reachedEnd: false })
  act('asya', 'messages.edit', { seq: 2, text: 'первая правка' })
  act('asya', 'messages.edit', { seq: 2, text: 'вторая правка' })
  const ahead = withPage(before, 'room', history())
  const first = apply(ahead, log().at(-2)!)
  expect(first.timelines.get('room')!.messages.get(2)!.text).toBe('вторая правка')
})

test('a page that was read before an edit is brought up to date, with the lines that came after it', () => {
  const page = history()
  act('asya', 'messages.edit', { seq: 2, text: 'правка' })
  say('четыре')
  const now = catchUp(state)
  const fresh = freshened(page, now.cursors.get('room')!, log(), 'me')!
  expect(fresh.messages.map((line) => line.text)).toEqual(['раз', 'правка', 'три', 'четыре'])
})

test('a page that nobody can bring up to date is not believed', () => {
  const page = history()
  act('asya', 'messages.edit', { seq: 2, text: 'правка' })
  say('четыре')
  const now = catchUp(state)
  expect(freshened(page, now.cursors.get('room')!, log().slice(-1), 'me')).toBeNull()
})

test('a new list drops the lines of a conversation that moved on unseen, and keeps the others', () => {
  server.addRoom('other', ['me'])
  let both = fromSnapshot('me', list())
  both = withPage(both, 'room', history())
  both = withPage(both, 'other', server.call('me', 'messages.history', { conversationId: 'other' }, '') as MessagePage)
  say('четыре')
  const next = withSnapshot(both, list())
  expect(next.timelines.has('room')).toBe(false)
  expect(next.timelines.has('other')).toBe(true)
})

test('an edit that brings a mention into an unread line is counted, a deleted unread line is not', () => {
  const held = withPage(state, 'room', history())
  expect(row(held)).toMatchObject({ unread: 3, mentions: 0 })
  const mention = [{ type: 'mention', offset: 0, length: 2, personId: 'me' }]
  act('asya', 'messages.edit', { seq: 1, text: 'Вы', entities: mention })
  act('asya', 'messages.delete', { seq: 2 })
  expect(row(catchUp(held))).toMatchObject({ unread: 2, mentions: 1 })
})

test('where a count cannot be known from what is held, the conversation is fetched again', () => {
  act('asya', 'messages.delete', { seq: 1 })
  expect(catchUp(state).stale).toEqual(new Set(['room']))
})

test('what somebody wrote under a second account is, once merged, of the one person, in lines of any age', () => {
  const before = withPage(state, 'room', history())
  const d = { fromId: 'asya', toId: 'anna', reactions: [{ seq: 1, reactions: [{ emoji: '👍', count: 1 }] }] }
  const merged = apply(before, { ...log().at(-1)!, v: row(before).version + 1, n: 'persons.merged', d })
  const lines = [...merged.timelines.get('room')!.messages.values()]
  expect(lines.map((line) => line.authorId)).toEqual(['anna', 'anna', 'anna'])
  expect(lines[0]!.reactions).toEqual([{ emoji: '👍', count: 1 }])
  expect(row(merged).lastMessage!.authorId).toBe('anna')
  expect(merged.stale.has('room')).toBe(true)
})
