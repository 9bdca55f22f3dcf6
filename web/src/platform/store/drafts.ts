import { nowIso } from '../clock.ts'
import type { Draft } from '#protocol/conversations.ts'
import type { Outbox } from '../sync/outbox.ts'
import type { Confirmed } from './confirmed.ts'
import type { Disk } from './disk.ts'
import { isBlank } from './overlay.ts'
import type { LocalDraft } from './views.ts'

/** A pause in writing after which the draft goes to the server. */
const pauseMs = 1500

export type DraftsWork = {
  confirmed: Confirmed
  disk: () => Disk
  outbox: Outbox
  touch: (conversationId: string) => void
  share: (conversationId: string, draft: LocalDraft | null) => void
}

/** What is being written: on this device at every keystroke, on the server at pauses. Ours wins until it is there. */
export function createDrafts({ confirmed, disk, outbox, touch, share }: DraftsWork) {
  const local = new Map<string, LocalDraft>()
  const pauses = new Map<string, ReturnType<typeof setTimeout>>()
  const writing = new Set<string>()
  const unwritten = new Set<string>()

  function set(id: string, draft: LocalDraft | null) {
    if (draft) local.set(id, draft)
    else local.delete(id)
    touch(id)
  }

  /** One write at a time per conversation; what was typed meanwhile goes with the next. */
  async function write(id: string, after?: Promise<unknown>) {
    unwritten.add(id)
    if (writing.has(id)) return
    writing.add(id)
    await after
    while (unwritten.delete(id))
      await disk()
        .keepDraft(id, local.get(id) ?? null)
        .catch(() => undefined)
    writing.delete(id)
  }

  function sync(id: string) {
    clearTimeout(pauses.get(id))
    pauses.delete(id)
    const draft = local.get(id)
    if (!draft || settle(id)) return
    const { text, entities, replyTo } = draft
    const command = { conversationId: id, text: isBlank(draft) ? '' : text, entities: [...entities], replyTo }
    void outbox.add({ n: 'conversations.saveDraft', d: command })
  }

  /** True when the server has what is here, and nothing else of it is on its way: the local copy can go. */
  function settle(id: string): boolean {
    const draft = local.get(id)
    const pending = outbox.items().some((item) => isDraftOf(item, id) && item.state !== 'sent')
    if (!draft || pending || pauses.has(id)) return false
    if (!isSame(draft, confirmed.state().conversations.get(id)?.draft ?? null)) return false
    set(id, null)
    void write(id)
    return true
  }

  return {
    get: (id: string) => local.get(id),
    save(id: string, draft: Omit<LocalDraft, 'at'>) {
      const next = { ...draft, at: nowIso() }
      set(id, next)
      share(id, next)
      void write(id)
      clearTimeout(pauses.get(id))
      pauses.set(
        id,
        setTimeout(() => sync(id), pauseMs),
      )
    },
    /** Sent: the composer is empty at once, the disk only when the message is safe there. */
    clear(id: string, safe: Promise<unknown>) {
      const next = { text: '', entities: [], replyTo: null, at: nowIso() }
      set(id, next)
      share(id, next)
      void write(id, safe)
      void safe.then(() => sync(id))
    },
    settle,
    /** The page goes to the background: do not wait for the pause. */
    flush() {
      for (const id of [...pauses.keys()]) sync(id)
    },
    load(drafts: ReadonlyMap<string, LocalDraft>) {
      for (const [id, draft] of drafts) set(id, draft)
    },
    /** From another tab. */
    take: set,
    /** What an earlier page could not hand over. */
    syncAll() {
      for (const id of local.keys()) if (!pauses.has(id)) sync(id)
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>

function isDraftOf(item: { n: string; d: { conversationId: string } }, id: string): boolean {
  return item.n === 'conversations.saveDraft' && item.d.conversationId === id
}

function isSame(local: LocalDraft, saved: Draft | null): boolean {
  if (!saved) return isBlank(local)
  return saved.text.trim() === local.text.trim() && saved.replyTo === local.replyTo
}
