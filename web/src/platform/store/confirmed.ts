import type { EventFrame } from '#protocol/envelope.ts'
import type { MessagePage } from '#protocol/messages.ts'
import type { PersonBrief } from '#protocol/common.ts'
import { apply, withoutConversation } from './apply.ts'
import type { Disk, StoredLines } from './disk.ts'
import {
  freshened,
  reachOf,
  withConversation,
  withConversationAnew,
  withPage,
  withPersonsAnew,
  withSingles,
  withSnapshot,
  type Asked,
  type ConversationSnapshot,
  type ListSnapshot,
} from './snapshots.ts'
import { nothingHeld, put, type State } from './state.ts'

/** So many events of each conversation are remembered to bring late pages up to date. */
const latestMax = 50

const nothingElse = { quoted: [], persons: [], reachedStart: false, reachedEnd: false }

export type Commit = { before: State; after: State; events: readonly EventFrame[] }

/**
 * The confirmed layer in memory, and whatever of it goes to disk. Only the tab that leads writes to disk;
 * `disk` of the others is `null`.
 */
export function createConfirmed(initial: State, onCommit: (commit: Commit) => void) {
  let state = initial
  let disk: Disk | null = null
  const latest = new Map<string, EventFrame[]>()

  function commit(after: State, events: readonly EventFrame[] = []) {
    const before = state
    state = after
    if (after !== before) onCommit({ before, after, events })
  }

  function remember(event: EventFrame) {
    const list = latest.get(event.s) ?? []
    latest.set(event.s, [...list.slice(1 - latestMax), event])
  }

  /** A page as new as the cursor, or `null` when it has to be read again. */
  function fresh(conversationId: string, page: MessagePage): MessagePage | null {
    const cursor = state.cursors.get(conversationId)
    return cursor === undefined ? null : freshened(page, cursor, latest.get(conversationId) ?? [], state.me)
  }

  return {
    state: () => state,

    /**
     * From here on this tab writes, and goes on from what is on disk: another tab may have written since this one began.
     * Lines in memory stay; where they are newer they ignore the events they know.
     */
    lead(on: Disk, stored: State) {
      disk = on
      if (!on.lasting) return
      latest.clear()
      const timelines = new Map([...state.timelines].filter(([id]) => stored.cursors.has(id)))
      commit({ ...stored, timelines, persons: new Map([...stored.persons, ...state.persons]) })
    },
    follow() {
      disk = null
    },

    /** Events that each follow their stream's cursor, in one step. */
    events(events: readonly EventFrame[]) {
      const after = events.reduce(apply, state)
      events.forEach(remember)
      commit(after, events)
      disk?.keepEvents(events, after)
    },
    snapshot(list: ListSnapshot) {
      commit(withSnapshot(state, list))
      disk?.keepSnapshot(state)
    },
    conversation(snapshot: ConversationSnapshot, options: { anew: boolean }) {
      commit((options.anew ? withConversationAnew : withConversation)(state, snapshot))
      disk?.keepConversation(snapshot.conversation, state, options)
    },
    remove(conversationId: string) {
      commit(withoutConversation(state, conversationId))
      disk?.dropConversation(conversationId, state)
    },

    /** False when the page is older than what is known by now and has to be read again. */
    page(conversationId: string, read: MessagePage, asked: Asked): boolean {
      const page = fresh(conversationId, read)
      if (!page) return false
      const range = reachOf(page, asked, state.conversations.get(conversationId))
      commit(withPage(state, conversationId, page, asked))
      disk?.keepPage(conversationId, page, range)
      return true
    },
    /** A page that another tab has read: for the disk only. */
    pageOfOtherTab(conversationId: string, read: MessagePage, asked: Asked | null) {
      const page = fresh(conversationId, read)
      if (!page) return
      const range = asked ? reachOf(page, asked, state.conversations.get(conversationId)) : undefined
      disk?.keepPage(conversationId, page, range)
    },
    singles(conversationId: string, read: MessagePage): boolean {
      const page = fresh(conversationId, read)
      if (!page) return false
      commit(withSingles(state, conversationId, page))
      disk?.keepPage(conversationId, page)
      return true
    },
    /** Lines that this device had kept: a stretch, or single ones. */
    stored(conversationId: string, stored: StoredLines): boolean {
      const { version, messages, range } = stored
      const page = fresh(conversationId, { version, messages, ...nothingElse })
      if (!page) return false
      const reach = range && { after: range[0] - 1, before: range[1] + 1 }
      commit(reach ? withPage(state, conversationId, page, reach) : withSingles(state, conversationId, page))
      return true
    },
    /** People asked for; `marks` are the doubts that stood when the question left. */
    persons(persons: readonly PersonBrief[], marks: ReadonlyMap<string, string>) {
      commit(withPersonsAnew(state, persons, marks))
      disk?.keepPersons(persons, state)
    },
    /** Lines of an empty conversation: those that come are kept. */
    holdLines(conversationId: string) {
      const held = state.timelines.get(conversationId) ?? nothingHeld
      commit({ ...state, timelines: put(state.timelines, conversationId, held) })
    },
    /** Forget lines that nobody looks at; the disk, or the server, still has them. */
    forgetLines(conversationId: string) {
      commit({ ...state, timelines: put(state.timelines, conversationId, undefined) })
    },
    othersRead(conversationId: string, seq: number) {
      const conversation = state.conversations.get(conversationId)
      if (!conversation || conversation.othersReadSeq >= seq) return
      const next = { ...conversation, othersReadSeq: seq }
      commit({ ...state, conversations: put(state.conversations, conversationId, next) })
    },
  }
}

export type Confirmed = ReturnType<typeof createConfirmed>
