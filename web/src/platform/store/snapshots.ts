import type { Conversation, listConversations, getConversation } from '#protocol/conversations.ts'
import type { OutputOf } from '#protocol/contract.ts'
import type { EventFrame } from '#protocol/envelope.ts'
import type { Message, MessagePage } from '#protocol/messages.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { withoutConversation, withStalePersons } from './apply.ts'
import { applyToMessage } from './apply-to-message.ts'
import { asStoreEvent } from './events.ts'
import { withRange, type Range } from './ranges.ts'
import { emptyState, nothingHeld, put, type Held, type State } from './state.ts'

export type ListSnapshot = OutputOf<typeof listConversations>
export type ConversationSnapshot = OutputOf<typeof getConversation>

/** Which page was asked for: it tells how far the answer reaches where it holds no line. */
export type Asked = { before?: number; after?: number; around?: number }

export function fromSnapshot(me: string, list: ListSnapshot): State {
  return withSnapshot(emptyState(me), list)
}

/**
 * The whole list anew. A conversation that moved on meanwhile loses its lines, since events between were not seen.
 * Records that are newer here than in the snapshot stay.
 */
export function withSnapshot(state: State, list: ListSnapshot): State {
  const listed = new Set(list.conversations.map((conversation) => conversation.id))
  // Events that would have told of names were not seen.
  const fresh = new Set(list.persons.map((person) => person.id))
  const others = [...state.persons.keys()].filter((id) => !fresh.has(id))
  let next = withPersons(withStalePersons(state, others, `list:${list.personVersion}`), list.persons)
  for (const id of state.conversations.keys()) if (!listed.has(id)) next = withoutConversation(next, id)
  const cursors = new Map(next.cursors)
  const conversations = new Map(next.conversations)
  const timelines = new Map(next.timelines)
  for (const conversation of list.conversations) {
    const cursor = cursors.get(conversation.id)
    if (cursor !== undefined && cursor > conversation.version) continue
    if (cursor !== conversation.version) timelines.delete(conversation.id)
    cursors.set(conversation.id, conversation.version)
    conversations.set(conversation.id, conversation)
  }
  cursors.set(state.me, Math.max(cursors.get(state.me) ?? 0, list.personVersion))
  return { ...next, cursors, conversations, timelines, stale: new Set() }
}

/** One conversation anew. Its lines stay: the events up to its version are still to come and will change them. */
export function withConversation(state: State, { conversation, persons }: ConversationSnapshot): State {
  const cursor = state.cursors.get(conversation.id)
  const stale = new Set(state.stale)
  stale.delete(conversation.id)
  return {
    ...withPersons(state, persons),
    stale,
    cursors: cursor === undefined ? put(state.cursors, conversation.id, conversation.version) : state.cursors,
    conversations: put(state.conversations, conversation.id, conversation),
  }
}

/** The log no longer reaches back to our cursor: forget the lines and go on from the conversation as it is now. */
export function withConversationAnew(state: State, snapshot: ConversationSnapshot): State {
  const { id, version } = snapshot.conversation
  const doubtful = withStalePersons(state, state.persons.keys(), `anew:${id}:${version}`)
  return withConversation(withoutConversation(doubtful, id), snapshot)
}

/** Lines of a page. The page must be as new as the cursor: see `freshened`. */
export function withPage(state: State, conversationId: string, page: MessagePage, asked: Asked = {}): State {
  const held = state.timelines.get(conversationId) ?? nothingHeld
  const conversation = state.conversations.get(conversationId)
  const lines = withLines(held, [...page.messages, ...page.quoted])
  const ranges = withRange(lines.ranges, reachOf(page, asked, conversation))
  return { ...withPersons(state, page.persons), timelines: put(state.timelines, conversationId, { ...lines, ranges }) }
}

/** Single lines, from quotes, pins or search: they fill no gap. */
export function withSingles(state: State, conversationId: string, page: MessagePage): State {
  const held = state.timelines.get(conversationId) ?? nothingHeld
  const lines = withLines(held, [...page.messages, ...page.quoted])
  return { ...withPersons(state, page.persons), timelines: put(state.timelines, conversationId, lines) }
}

/**
 * A page that was read before events which have been applied here since: bring it up to date with those events
 * (the latest of the stream, in order). `null` when they do not reach back to the page.
 */
export function freshened(page: MessagePage, cursor: number, latest: readonly EventFrame[], me: string) {
  if (page.version >= cursor) return page
  const missed = latest.filter((event) => event.v > page.version)
  if (missed.length !== cursor - page.version) return null
  const refresh = (message: Message) =>
    missed.reduce((line, event) => applyToMessage(line, asStoreEvent(event), me), message)
  const messages = page.reachedEnd ? [...page.messages, ...missed.flatMap(lineSent)] : page.messages
  return { ...page, version: cursor, messages: messages.map(refresh), quoted: page.quoted.map(refresh) }
}

function lineSent(frame: EventFrame): Message[] {
  const event = asStoreEvent(frame)
  return event.n === 'message.sent' ? [event.d.message] : []
}

/** How far the page speaks for the conversation, also where it holds no line. 0 is below every line. */
export function reachOf(page: MessagePage, asked: Asked, conversation: Conversation | undefined): Range {
  const first = page.messages[0]?.seq
  const last = page.messages.at(-1)?.seq
  const end = conversation && conversation.version <= page.version ? conversation.lastSeq : 0
  const from = page.reachedStart ? 0 : asked.after !== undefined ? asked.after + 1 : (first ?? asked.before ?? 1)
  const to = page.reachedEnd ? Math.max(end, last ?? 0) : asked.before !== undefined ? asked.before - 1 : (last ?? 0)
  return [from, to]
}

export function withPersons(state: State, persons: readonly PersonBrief[]): State {
  if (persons.length === 0) return state
  const all = new Map(state.persons)
  for (const person of persons) all.set(person.id, person)
  return { ...state, persons: all }
}

/** People who were asked for; `marks` are those that stood when the question left. */
export function withPersonsAnew(
  state: State,
  people: readonly PersonBrief[],
  marks: ReadonlyMap<string, string>,
): State {
  const stalePersons = new Map(state.stalePersons)
  for (const [id, mark] of marks) if (stalePersons.get(id) === mark) stalePersons.delete(id)
  return { ...withPersons(state, people), stalePersons }
}

/**
 * The row with the other one as people are known now. What tells namesakes apart came with the list and stays as long as
 * the full name does.
 */
export function withPeerNow(conversation: Conversation, persons: State['persons']): Conversation {
  const { peer } = conversation
  const known = peer && persons.get(peer.id)
  if (!known) return conversation
  const now = known.fullName === peer.fullName ? { ...known, name: peer.name } : known
  return { ...conversation, peer: now, title: now.name }
}

function withLines(held: Held, messages: readonly Message[]): Held {
  const lines = new Map(held.messages)
  for (const message of messages) {
    const known = lines.get(message.seq)
    if (!known || known.v <= message.v) lines.set(message.seq, message)
  }
  return { ...held, messages: lines }
}

/**
 * What two states must agree on. Left out: how far others have read, which no event carries, and people beside direct
 * conversations: whom a state holds depends on what it was asked for.
 */
export function comparable(state: State) {
  const byKey = <T>(map: ReadonlyMap<string, T>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    cursors: byKey(state.cursors),
    conversations: byKey(state.conversations).map(([, conversation]) => ({
      ...withPeerNow(conversation, state.persons),
      othersReadSeq: 0,
    })),
    lines: byKey(state.timelines).map(([id, held]) => ({
      id,
      ranges: held.ranges,
      messages: [...held.messages.values()].toSorted((a, b) => a.seq - b.seq),
    })),
    stale: [...state.stale].toSorted(),
  }
}
