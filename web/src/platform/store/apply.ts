import { applyToConversation, countsFor, isUncertain, mentionsFor } from './apply-to-conversation.ts'
import { applyMergeToMessage, applyToMessage } from './apply-to-message.ts'
import { asStoreEvent, type StoreEvent } from './events.ts'
import { rangeAt, withRange } from './ranges.ts'
import { put, type Held, type State } from './state.ts'
import type { Conversation } from '#protocol/conversations.ts'
import type { EventFrame } from '#protocol/envelope.ts'
import type { Message } from '#protocol/messages.ts'

/**
 * The only way in which an event changes what the client believes. Pure: no clock, no browser.
 * Events of a stream must come in order; what was applied before, or belongs to a stream that is not followed, changes
 * nothing. Throws `RangeError` at a gap: who calls has to ask for what lies between.
 */
export function apply(state: State, frame: EventFrame): State {
  const cursor = state.cursors.get(frame.s)
  if (cursor === undefined || frame.v <= cursor) return state
  if (frame.v > cursor + 1) throw new RangeError(`stream ${frame.s}: event ${frame.v} after ${cursor}`)
  const moved = { ...state, cursors: put(state.cursors, frame.s, frame.v) }
  const event = asStoreEvent(frame)
  return frame.s === state.me ? applyOwn(moved, event) : applyShared(moved, event)
}

/** An event of a conversation, seen by all its participants. */
function applyShared(before: State, event: StoreEvent): State {
  const state = event.n === 'persons.changed' ? withStalePersons(before, event.d.personIds, markOf(event)) : before
  const conversation = state.conversations.get(event.s)
  const held = state.timelines.get(event.s)
  const next = held ? { ...state, timelines: put(state.timelines, event.s, applyToHeld(held, event, state.me)) } : state
  if (!conversation) return next
  const line = lineBefore(event, conversation, held)
  const changed = applyToConversation(conversation, event, state.me, line)
  const uncertain = isUncertain(conversation, event, state.me, line)
  return {
    ...(uncertain ? withStale(next, event.s) : next),
    conversations: put(state.conversations, event.s, changed),
  }
}

/** The line that an event changes, as it is before, if it is held. */
function lineBefore(event: StoreEvent, { lastMessage }: Conversation, held: Held | undefined): Message | undefined {
  if (!('seq' in event.d)) return undefined
  const { seq } = event.d
  return lastMessage?.seq === seq ? lastMessage : held?.messages.get(seq ?? 0)
}

export function applyToHeld(held: Held, event: StoreEvent, me: string): Held {
  if (event.n === 'message.sent') {
    const { message } = event.d
    const known = held.messages.get(message.seq)
    return {
      messages: known && known.v >= event.v ? held.messages : put(held.messages, message.seq, message),
      ranges: withRange(held.ranges, [message.seq, message.seq]),
    }
  }
  if (event.n === 'persons.merged') {
    const lines = [...held.messages].map(([seq, line]): [number, Message] => [seq, applyMergeToMessage(line, event)])
    return { ...held, messages: new Map(lines) }
  }
  const seq = 'seq' in event.d ? event.d.seq : 0
  const message = held.messages.get(seq)
  if (!message) return held
  return { ...held, messages: put(held.messages, seq, applyToMessage(message, event, me)) }
}

/** An event of the person's own stream. */
function applyOwn(state: State, event: StoreEvent): State {
  switch (event.n) {
    case 'chat.added':
    case 'chat.changed':
      return withStale(state, event.d.conversationId)
    case 'chat.removed':
      return withoutConversation(state, event.d.conversationId)
    case 'chat.read':
      return applyRead(state, event.d)
    case 'chat.muted':
      return patch(state, event.d.conversationId, { mutedUntil: event.d.mutedUntil })
    case 'chat.pinned':
      return patch(state, event.d.conversationId, { pinned: event.d.pinned })
    case 'chat.draft':
      return patch(state, event.d.conversationId, { draft: event.d.draft })
    // One's own ties and language decide how one sees others.
    case 'roster.tiesChanged':
    case 'account.changed':
      return withStalePersons(state, state.persons.keys(), markOf(event))
    default:
      return state
  }
}

export function withoutConversation(state: State, id: string): State {
  const stale = new Set(state.stale)
  stale.delete(id)
  return {
    ...state,
    stale,
    cursors: put(state.cursors, id, undefined),
    conversations: put(state.conversations, id, undefined),
    timelines: put(state.timelines, id, undefined),
  }
}

/**
 * The counts of the event were true for the lines the server had then; lines may have come or gone since on the other
 * stream. So they are counted anew from what is held, and where that does not suffice the conversation is fetched.
 */
function applyRead(state: State, d: { conversationId: string; readSeq: number; unread: number; mentions: number }) {
  const conversation = state.conversations.get(d.conversationId)
  if (!conversation || d.readSeq < conversation.readSeq) return state
  const { readSeq } = d
  const { id, lastSeq } = conversation
  if (readSeq >= lastSeq) return patch(state, id, { readSeq, unread: 0, mentions: 0 })
  const held = state.timelines.get(id)
  const range = rangeAt(held?.ranges ?? [], readSeq + 1)
  if (!held || !range || range[1] < lastSeq) {
    return withStale(patch(state, id, { readSeq, unread: d.unread, mentions: d.mentions }), id)
  }
  const after = [...held.messages.values()].filter((message) => message.seq > readSeq && message.seq <= lastSeq)
  return patch(state, id, {
    readSeq,
    unread: after.reduce((sum, message) => sum + countsFor(message, state.me), 0),
    mentions: after.reduce((sum, message) => sum + mentionsFor(message, state.me), 0),
  })
}

function withStale(state: State, id: string): State {
  return { ...state, stale: new Set(state.stale).add(id) }
}

/** These people are to be fetched anew; `mark` tells an answer that was asked for before from one asked for since. */
export function withStalePersons(state: State, ids: Iterable<string>, mark: string): State {
  const stalePersons = new Map(state.stalePersons)
  for (const id of ids) stalePersons.set(id, mark)
  return { ...state, stalePersons }
}

function markOf({ s, v }: StoreEvent): string {
  return `${s}:${v}`
}

function patch(state: State, id: string, fields: Partial<Conversation>): State {
  const conversation = state.conversations.get(id)
  if (!conversation) return state
  return { ...state, conversations: put(state.conversations, id, { ...conversation, ...fields }) }
}
