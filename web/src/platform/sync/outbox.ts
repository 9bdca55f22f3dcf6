import { nowIso } from '../clock.ts'
import type { FileBrief } from '#protocol/files.ts'
import type { State } from '../store/state.ts'
import type { Disk } from '../store/disk.ts'
import {
  isAboutLines,
  laneOf,
  staysWhenRefused,
  supersedes,
  type OutboxCommand,
  type OutboxItem,
} from '../store/outbox-item.ts'
import type { Notice } from '../store/views.ts'
import { LineError, Refusal } from '../api/refusal.ts'
import { newId } from '../ids.ts'

const retryFirstMs = 1000
const retryMaxMs = 30_000
/** A bug of the server is tried again so many times and then shown with its number. */
const failuresMax = 5
/** An accepted mark whose event does not come (nothing changed for the server) is laid down after so long. */
const acceptedMs = 10_000

export type OutboxWork = {
  disk: () => Disk
  state: () => State
  send: (item: OutboxItem) => Promise<unknown>
  upload: (
    file: { id: string; name: string; blob: Blob },
    onProgress: (sentBytes: number) => void,
  ) => Promise<FileBrief>
  changed: (item: OutboxItem) => void
  /** For the other tabs: an item as it is now, or that it is gone. */
  share: (id: string, item: OutboxItem | null) => void
  notice: (notice: Notice) => void
  retryMs?: number
}

/**
 * What was written here and is on its way. Every item is on disk before it is shown; one tab sends, lane by lane,
 * one item at a time. A refused text stays with its reason, everything behind it goes on.
 */
export function createOutbox(work: OutboxWork) {
  const items = new Map<string, OutboxItem>()
  const busyLanes = new Set<string>()
  /** Lanes whose line failed: busy until the timer rings or the line comes back. */
  const waitingLanes = new Map<string, ReturnType<typeof setTimeout>>()
  const failures = new Map<string, number>()
  const uploaded = new Set<string>()
  /** Files added on this page; after a reload they come from the disk. */
  const files = new Map<string, Blob>()
  let sending = false

  function set(item: OutboxItem) {
    items.set(item.id, item)
    work.changed(item)
  }

  /** A disk that takes no more does not keep anybody from sending. */
  async function keep(item: OutboxItem, added?: ReadonlyMap<string, Blob>) {
    const state = item.state === 'sending' ? 'queued' : item.state
    await work
      .disk()
      .keepItem({ ...item, state }, added)
      .catch(() => undefined)
  }

  function update(id: string, fields: Partial<OutboxItem>): OutboxItem | undefined {
    const item = items.get(id)
    if (!item) return undefined
    const next = { ...item, ...fields } as OutboxItem
    set(next)
    work.share(id, next)
    return next
  }

  function drop(item: OutboxItem) {
    items.delete(item.id)
    for (const { id } of item.uploads) files.delete(id)
    work.changed(item)
    work.share(item.id, null)
    work
      .disk()
      .dropItem(item)
      .catch(() => undefined)
  }

  async function add(command: OutboxCommand, added: ReadonlyMap<string, File> = new Map()): Promise<OutboxItem> {
    const item = newItem(command, added)
    added.forEach((file, id) => files.set(id, file))
    await keep(item, added)
    for (const one of items.values()) if (supersedes(item, one) && isReplaceable(one)) drop(one)
    set(item)
    work.share(item.id, item)
    drain()
    return item
  }

  /** Another tab was sending it and is gone. */
  function isOrphan(item: OutboxItem): boolean {
    return item.state === 'sending' && !busyLanes.has(laneOf(item))
  }

  /** Starts every lane that has something to send and is not busy. */
  function drain() {
    if (!sending) return
    for (const item of inOrder()) {
      const lane = laneOf(item)
      if (item.state !== 'queued' || busyLanes.has(lane)) continue
      busyLanes.add(lane)
      void sendOne(item.id).then((waitMs) => rest(lane, waitMs))
    }
  }

  function rest(lane: string, waitMs: number) {
    const free = () => {
      waitingLanes.delete(lane)
      busyLanes.delete(lane)
      drain()
    }
    if (waitMs === 0) free()
    else waitingLanes.set(lane, setTimeout(free, waitMs))
  }

  /** Answers how long the lane has to wait before it goes on. */
  async function sendOne(id: string): Promise<number> {
    const item = update(id, { state: 'sending' })
    if (!item) return 0
    try {
      await uploadFiles(item)
      const ready = update(id, { tried: true })
      if (ready) accepted(id, await work.send(ready))
      return 0
    } catch (error) {
      return failed(id, error)
    }
  }

  async function uploadFiles(item: OutboxItem) {
    for (const { id, name } of item.uploads) {
      const blob = uploaded.has(id) ? undefined : (files.get(id) ?? (await work.disk().blob(id)))
      if (!blob) continue
      await work.upload({ id, name, blob }, (sentBytes) => progress(item.id, id, sentBytes))
      uploaded.add(id)
    }
  }

  function progress(itemId: string, fileId: string, sentBytes: number) {
    const uploads = items
      .get(itemId)
      ?.uploads.map((one) => (one.id === fileId ? { ...one, sentBytes: Math.min(sentBytes, one.sizeBytes) } : one))
    if (uploads) update(itemId, { uploads })
  }

  function accepted(id: string, answer: unknown) {
    failures.delete(id)
    const v = (answer as { v?: number }).v ?? 0
    const item = update(id, { state: 'sent', v })
    if (!item) return
    if (isShown(item, work.state())) return drop(item)
    if (v > 0) void keep(item)
    else setTimeout(() => items.get(id)?.state === 'sent' && drop(item), acceptedMs)
  }

  function failed(id: string, error: unknown): number {
    const count = (failures.get(id) ?? 0) + 1
    failures.set(id, count)
    const waitMs = waitAfter(error, count)
    if (waitMs === null) {
      refused(id, error as Refusal)
      return 0
    }
    update(id, { state: 'queued' })
    return Math.max(waitMs, backoffMs(count))
  }

  function refused(id: string, refusal: Refusal) {
    failures.delete(id)
    const item = update(id, { state: 'refused', refusal: refusal.body })
    if (!item) return
    if (staysWhenRefused(item)) return void keep(item)
    drop(item)
    if (isAboutLines(item)) work.notice({ commandId: id, kind: item.n, refusal: refusal.body })
  }

  function backoffMs(count: number): number {
    return Math.min(retryMaxMs, (work.retryMs ?? retryFirstMs) * 2 ** (count - 1)) * (0.5 + Math.random() / 2)
  }

  function inOrder(): OutboxItem[] {
    return [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  return {
    add,
    items: inOrder,
    get: (id: string) => items.get(id),

    /** What is on disk; at the start, and when this tab begins to send. An item marked as sent waits for its event. */
    load(stored: readonly OutboxItem[]) {
      for (const item of stored) if (!items.has(item.id)) set({ ...item, tried: true })
    },
    /** News from another tab. */
    take(id: string, item: OutboxItem | null) {
      const known = items.get(id)
      if (item) set(item)
      else if (known && items.delete(id)) work.changed(known)
      drain()
    },
    /** This tab leads and its line stands: send, in order of making. */
    start() {
      sending = true
      for (const [lane, timer] of waitingLanes) {
        clearTimeout(timer)
        busyLanes.delete(lane)
      }
      waitingLanes.clear()
      for (const item of items.values()) if (isOrphan(item)) set({ ...item, state: 'queued' })
      drain()
    },
    stop() {
      sending = false
    },
    /** A line of ours has come back as an event or on a page: it has been carried out, whatever became of the answer. */
    seen(messageId: string) {
      for (const item of items.values()) {
        if (item.n === 'messages.send' && item.d.id === messageId) drop(item)
      }
    },
    /** Confirmed records have moved on: lay down what they already show. */
    sweep() {
      const state = work.state()
      for (const item of items.values()) if (item.state === 'sent' && isShown(item, state)) drop(item)
    },
    retry(id: string) {
      const item = items.get(id)
      if (item?.state !== 'refused') return
      const again = { ...item, id: newId(), state: 'queued', tried: false, refusal: null } as OutboxItem
      void keep(again).then(() => {
        drop({ ...item, uploads: [] })
        set(again)
        work.share(again.id, again)
        drain()
      })
    },
    async discard(id: string): Promise<boolean> {
      const item = items.get(id)
      if (!item || item.state === 'sending' || item.state === 'sent') return false
      drop(item)
      return true
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

/** True when the confirmed records show what an accepted item asked for. */
export function isShown(item: OutboxItem, state: State): boolean {
  const conversation = state.conversations.get(item.d.conversationId)
  if (!conversation) return true
  switch (item.n) {
    case 'conversations.markRead':
      return conversation.readSeq >= item.d.seq
    case 'conversations.mute':
      return conversation.mutedUntil === item.d.until
    case 'conversations.pin':
      return conversation.pinned === item.d.pinned
    case 'conversations.saveDraft':
      return (conversation.draft?.text ?? '') === item.d.text
    default:
      return (state.cursors.get(conversation.id) ?? 0) >= item.v
  }
}

/** Not on its way, and never was: or done with, one way or the other. */
function isReplaceable(item: OutboxItem): boolean {
  return item.state === 'queued' ? !item.tried : item.state !== 'sending'
}

function newItem(command: OutboxCommand, files: ReadonlyMap<string, File>): OutboxItem {
  const uploads = [...files].map(([id, file]) => ({
    id,
    name: file.name,
    type: file.type,
    sizeBytes: file.size,
    sentBytes: 0,
  }))
  const at = nowIso()
  return { ...command, id: newId(), at, state: 'queued', tried: false, refusal: null, v: 0, uploads }
}

/** How long to wait before trying again; `null` when the answer is final. */
function waitAfter(error: unknown, failures: number): number | null {
  if (error instanceof LineError) return error.retryAfterMs
  if (!(error instanceof Refusal)) return 0
  if (error.status === 429) return Number(error.details['seconds'] ?? 1) * 1000
  if (error.status === 401) return retryMaxMs
  return error.status >= 500 && failures < failuresMax ? 0 : null
}
