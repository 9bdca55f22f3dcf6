import type { IDBPTransaction, StoreNames } from 'idb'
import type { PersonBrief } from '#protocol/common.ts'
import type { Conversation } from '#protocol/conversations.ts'
import type { EventFrame } from '#protocol/envelope.ts'
import type { Message, MessagePage } from '#protocol/messages.ts'
import { applyMergeToMessage, applyToMessage } from './apply-to-message.ts'
import { asStoreEvent } from './events.ts'
import type { DiskDatabase, DiskSchema } from './indexed-disk.ts'
import { withRange, type Range } from './ranges.ts'
import type { State } from './state.ts'

type Tx = IDBPTransaction<DiskSchema, StoreNames<DiskSchema>[], 'readwrite'>
const confirmedStores: StoreNames<DiskSchema>[] = ['cursors', 'conversations', 'persons', 'messages', 'ranges', 'meta']

function begin(db: DiskDatabase): Tx {
  return db.transaction(confirmedStores, 'readwrite')
}

/** Events that memory has applied; `state` is what it became. */
export async function keepEvents(db: DiskDatabase, events: readonly EventFrame[], state: State): Promise<void> {
  const tx = begin(db)
  for (const event of events) {
    const cursor = await tx.objectStore('cursors').get(event.s)
    if (cursor !== event.v - 1) {
      // A stretch is missing on disk: without its token the next start asks for everything that moved.
      if (cursor === undefined || cursor < event.v) await tx.objectStore('meta').delete('token')
      continue
    }
    await tx.objectStore('cursors').put(event.v, event.s)
    await keepLine(tx, event, state.me)
  }
  for (const id of conversationsOf(events)) {
    if (id === state.me) continue
    const conversation = state.conversations.get(id)
    await (conversation ? putConversation(tx, conversation) : forget(tx, id))
  }
  await keepStale(tx, state)
  await tx.done
}

export async function keepSnapshot(db: DiskDatabase, state: State): Promise<void> {
  const tx = begin(db)
  for (const id of await tx.objectStore('conversations').getAllKeys()) {
    if (!state.conversations.has(id)) await forget(tx, id)
  }
  for (const conversation of state.conversations.values()) {
    const cursor = state.cursors.get(conversation.id)
    if ((await tx.objectStore('cursors').get(conversation.id)) !== cursor) await forget(tx, conversation.id)
    await moveCursor(tx, conversation.id, cursor)
    await putConversation(tx, conversation)
  }
  await moveCursor(tx, state.me, state.cursors.get(state.me))
  for (const person of state.persons.values()) void tx.objectStore('persons').put(person, person.id)
  await keepStale(tx, state)
  await tx.done
}

export async function keepConversation(db: DiskDatabase, conversation: Conversation, state: State, anew: boolean) {
  const tx = begin(db)
  if (anew) await forget(tx, conversation.id)
  const cursor = await tx.objectStore('cursors').get(conversation.id)
  if (cursor === undefined) await moveCursor(tx, conversation.id, state.cursors.get(conversation.id))
  await putConversation(tx, conversation)
  await keepStale(tx, state)
  await tx.done
}

export async function dropConversation(db: DiskDatabase, id: string, state: State): Promise<void> {
  const tx = begin(db)
  await forget(tx, id)
  await keepStale(tx, state)
  await tx.done
}

export async function keepPage(db: DiskDatabase, conversationId: string, page: MessagePage, range?: Range) {
  const tx = begin(db)
  const cursor = await tx.objectStore('cursors').get(conversationId)
  if (cursor !== undefined && page.version >= cursor) {
    for (const message of [...page.messages, ...page.quoted]) await putMessage(tx, message)
    if (range) await joinRange(tx, conversationId, range)
  }
  for (const person of page.persons) void tx.objectStore('persons').put(person, person.id)
  await tx.done
}

export async function keepPersons(db: DiskDatabase, persons: readonly PersonBrief[], state: State): Promise<void> {
  const tx = begin(db)
  for (const person of persons) void tx.objectStore('persons').put(person, person.id)
  await keepStale(tx, state)
  await tx.done
}

async function keepLine(tx: Tx, frame: EventFrame, me: string): Promise<void> {
  const event = asStoreEvent(frame)
  if (event.n === 'message.sent') {
    const { seq } = event.d.message
    await putMessage(tx, event.d.message)
    await joinRange(tx, event.s, [seq, seq])
  } else if (event.n === 'persons.merged') {
    const lines = IDBKeyRange.bound([event.s, 0], [event.s, Infinity])
    let line = await tx.objectStore('messages').openCursor(lines)
    for (; line; line = await line.continue()) await line.update(applyMergeToMessage(line.value, event))
  } else if ('seq' in event.d && event.s !== me) {
    const message = await tx.objectStore('messages').get([event.s, event.d.seq])
    if (message) await putMessage(tx, applyToMessage(message, event, me))
  }
}

async function putMessage(tx: Tx, message: Message): Promise<void> {
  const key: [string, number] = [message.conversationId, message.seq]
  const known = await tx.objectStore('messages').get(key)
  if (!known || known.v <= message.v) await tx.objectStore('messages').put(message, key)
}

async function putConversation(tx: Tx, conversation: Conversation): Promise<void> {
  const known = await tx.objectStore('conversations').get(conversation.id)
  if (!known || known.version <= conversation.version) {
    await tx.objectStore('conversations').put(conversation, conversation.id)
  }
}

async function joinRange(tx: Tx, conversationId: string, range: Range): Promise<void> {
  const ranges = (await tx.objectStore('ranges').get(conversationId)) ?? []
  await tx.objectStore('ranges').put(withRange(ranges, range), conversationId)
}

async function moveCursor(tx: Tx, stream: string, version: number | undefined): Promise<void> {
  if (version !== undefined) await tx.objectStore('cursors').put(version, stream)
}

async function forget(tx: Tx, conversationId: string): Promise<void> {
  const lines = IDBKeyRange.bound([conversationId, 0], [conversationId, Infinity])
  await Promise.all([
    tx.objectStore('messages').delete(lines),
    tx.objectStore('ranges').delete(conversationId),
    tx.objectStore('conversations').delete(conversationId),
    tx.objectStore('cursors').delete(conversationId),
  ])
}

async function keepStale(tx: Tx, state: State): Promise<void> {
  await tx.objectStore('meta').put(JSON.stringify([...state.stale]), 'stale')
  await tx.objectStore('meta').put(JSON.stringify([...state.stalePersons]), 'stalePersons')
}

/** Conversations whose row an event may have changed, on either stream. */
function conversationsOf(events: readonly EventFrame[]): Set<string> {
  return new Set(
    events.map((event) => {
      const d = event.d as { conversationId?: string }
      return d.conversationId ?? event.s
    }),
  )
}
