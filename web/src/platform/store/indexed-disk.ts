import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'
import type { Conversation } from '#protocol/conversations.ts'
import type { Message } from '#protocol/messages.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { databaseName } from '../device/databases.ts'
import type { Desk } from './desks.ts'
import type { Disk, Loaded } from './disk.ts'
import { keepConversation, keepEvents, keepPage, keepPersons, keepSnapshot, dropConversation } from './disk-writes.ts'
import { readLines } from './disk-reads.ts'
import type { OutboxItem } from './outbox-item.ts'
import type { Ranges } from './ranges.ts'
import type { LocalDraft } from './views.ts'

export interface DiskSchema extends DBSchema {
  meta: { key: string; value: string }
  cursors: { key: string; value: number }
  conversations: { key: string; value: Conversation }
  persons: { key: string; value: PersonBrief }
  messages: { key: [string, number]; value: Message }
  ranges: { key: string; value: Ranges }
  outbox: { key: string; value: OutboxItem }
  blobs: { key: string; value: Blob }
  drafts: { key: string; value: LocalDraft }
  desks: { key: string; value: StoredDesk }
}

/** Files as bytes with their names: not every browser stores a `File`. */
type StoredDesk = Omit<Desk, 'files'> & { files: { name: string; type: string; bytes: Blob }[] }

/** Stores of what a person did on this device and nobody else has yet. */
type OwnStore = 'outbox' | 'blobs' | 'drafts' | 'desks'
type Writing<N extends OwnStore> = IDBPTransaction<DiskSchema, N[], 'readwrite'>

export type DiskDatabase = IDBPDatabase<DiskSchema>

/** Raised when stored records change their shape: what older versions stored is fetched again; what is unsent stays. */
const schemaVersion = 2

/**
 * Opens the account's database. Once the browser takes no more writes (disk full, database deleted in another tab)
 * nothing confirmed is written any more, so that what is on disk stays consistent; the next start catches up from there.
 * Rejects when the browser has no usable IndexedDB.
 */
export async function openIndexedDisk(accountId: string): Promise<Disk> {
  const db = await openDB<DiskSchema>(databaseName(accountId), schemaVersion, {
    upgrade: prepare,
    blocking: () => db.close(),
    terminated: () => (broken = true),
  })
  let broken = false
  let chain: Promise<unknown> = Promise.resolve()

  /** Confirmed records: one after another; the first failure ends it. */
  function write(work: () => Promise<unknown>) {
    chain = chain.then(() => (broken ? undefined : work())).catch(() => (broken = true))
  }

  /**
   * What a person did: begun in the same turn and committed by our own word, since a page that is closed waits no longer
   * for its database to find that nothing more is asked.
   */
  async function written<N extends OwnStore>(names: N[], work: (tx: Writing<N>) => void) {
    const tx = db.transaction(names, 'readwrite')
    work(tx)
    tx.commit()
    await tx.done
  }

  return {
    lasting: true,
    load: (me) => load(db, me),
    keepEvents: (events, state) => write(() => keepEvents(db, events, state)),
    keepSnapshot: (state) => write(() => keepSnapshot(db, state)),
    keepConversation: (conversation, state, { anew }) => write(() => keepConversation(db, conversation, state, anew)),
    dropConversation: (id, state) => write(() => dropConversation(db, id, state)),
    keepPage: (id, page, range) => write(() => keepPage(db, id, page, range)),
    keepPersons: (persons, state) => write(() => keepPersons(db, persons, state)),
    keepToken: (token) => write(() => db.put('meta', token, 'token')),
    lines: (id, at, limit) => readLines(db, id, at, limit).catch(() => undefined),
    async line(id, seq) {
      const tx = db.transaction(['cursors', 'messages'])
      const [version, message] = await Promise.all([
        tx.objectStore('cursors').get(id),
        tx.objectStore('messages').get([id, seq]),
      ])
      return version !== undefined && message ? { version, messages: [message] } : undefined
    },
    keepItem: (item, files) =>
      written(['outbox', 'blobs'], (tx) => {
        files?.forEach((blob, id) => void tx.objectStore('blobs').put(blob, id))
        void tx.objectStore('outbox').put(item, item.id)
      }),
    dropItem: (item) =>
      written(['outbox', 'blobs'], (tx) => {
        for (const { id } of item.uploads) void tx.objectStore('blobs').delete(id)
        void tx.objectStore('outbox').delete(item.id)
      }),
    items: () => db.getAll('outbox'),
    blob: (id) => db.get('blobs', id),
    keepDraft: (conversationId, draft) =>
      written(['drafts'], (tx) => {
        void (draft
          ? tx.objectStore('drafts').put(draft, conversationId)
          : tx.objectStore('drafts').delete(conversationId))
      }),
    keepDesk: (conversationId, desk) =>
      written(['desks'], (tx) => {
        void (desk
          ? tx.objectStore('desks').put(storedDesk(desk), conversationId)
          : tx.objectStore('desks').delete(conversationId))
      }),
    async desk(conversationId) {
      const stored = await db.get('desks', conversationId)
      const files = stored?.files.map(({ name, type, bytes }) => new File([bytes], name, { type })) ?? []
      return stored && { ...stored, files }
    },
    settled: () => chain.then(() => undefined),
    close: () => db.close(),
  }
}

function storedDesk({ files, ...rest }: Desk): StoredDesk {
  return { ...rest, files: files.map((file) => ({ name: file.name, type: file.type, bytes: file.slice() })) }
}

function prepare(db: DiskDatabase) {
  for (const name of ['meta', 'cursors', 'conversations', 'persons', 'messages', 'ranges'] as const) {
    if (db.objectStoreNames.contains(name)) db.deleteObjectStore(name)
    db.createObjectStore(name)
  }
  for (const name of ['outbox', 'blobs', 'drafts', 'desks'] as const) {
    if (!db.objectStoreNames.contains(name)) db.createObjectStore(name)
  }
}

async function load(db: DiskDatabase, me: string): Promise<Loaded> {
  const tx = db.transaction(['meta', 'cursors', 'conversations', 'persons', 'outbox', 'drafts'])
  const entries = async <N extends 'cursors' | 'drafts'>(name: N) => {
    const store = tx.objectStore(name)
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()])
    return new Map(keys.map((key, i) => [key, values[i]!] as const))
  }
  const [cursors, drafts, conversations, persons, outbox, token, stale, stalePersons] = await Promise.all([
    entries('cursors'),
    entries('drafts'),
    tx.objectStore('conversations').getAll(),
    tx.objectStore('persons').getAll(),
    tx.objectStore('outbox').getAll(),
    tx.objectStore('meta').get('token'),
    tx.objectStore('meta').get('stale'),
    tx.objectStore('meta').get('stalePersons'),
  ])
  const state = {
    me,
    cursors: cursors as Map<string, number>,
    conversations: new Map(conversations.map((conversation) => [conversation.id, conversation])),
    persons: new Map(persons.map((person) => [person.id, person])),
    timelines: new Map(),
    stale: new Set(JSON.parse(stale ?? '[]') as string[]),
    stalePersons: new Map(JSON.parse(stalePersons ?? '[]') as [string, string][]),
  }
  return { state, outbox, drafts: drafts as Map<string, LocalDraft>, token }
}
