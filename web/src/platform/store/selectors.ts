import { nowIso } from '../clock.ts'
import type { PersonBrief } from '#protocol/common.ts'
import type { Conversation } from '#protocol/conversations.ts'
import type { Outbox } from '../sync/outbox.ts'
import type { Signals } from '../sync/signals.ts'
import type { Cell, Cells } from './cells.ts'
import type { Confirmed } from './confirmed.ts'
import type { Drafts } from './drafts.ts'
import { isAboutLines, type OutboxItem } from './outbox-item.ts'
import { isBlank, isSend, overlaid, overlaidConversation, pendingView } from './overlay.ts'
import type { People } from './people.ts'
import { withPeerNow } from './snapshots.ts'
import type { Timelines } from './timelines.ts'
import type { ConnectionView, ConversationView, LocalDraft, MessageView, Presence, Timeline } from './views.ts'

export type ViewsWork = {
  cells: Cells
  confirmed: Confirmed
  outbox: Outbox
  drafts: Drafts
  timelines: Timelines
  people: People
  signals: Signals
  connection: () => ConnectionView
}

/** What screens see: confirmed records with what is pending laid over. One cell per thing, grouped by what moves it. */
export function createViews({ cells, confirmed, outbox, drafts, timelines, people, signals, connection }: ViewsWork) {
  const { cell } = cells
  const state = () => confirmed.state()

  function itemsOf(id: string): OutboxItem[] {
    return outbox.items().filter((item) => item.d.conversationId === id)
  }

  function conversation(id: string): Cell<ConversationView | undefined> {
    return cell(`conversation:${id}`, () => {
      const { conversations, persons } = state()
      const stored = conversations.get(id)
      const record = stored && withPeerNow(stored, persons)
      if (record?.peer) people.wantIfDoubted(record.peer.id)
      const countAt = (seq: number) => state().timelines.get(id)?.messages.get(seq)?.count
      return record && overlaidConversation(record, itemsOf(id), drafts.get(id), state().me, countAt)
    })
  }

  function conversationIds(): Cell<readonly string[]> {
    return cell('list', (before) => {
      const rows = [...state().conversations.keys()].map((id) => conversation(id).read()!)
      const ids = rows.toSorted(byPlaceInList).map((row) => row.id)
      return before && isSameList(before, ids) ? before : ids
    })
  }

  /** The confirmed lines of the window, oldest first. */
  function linesOf(id: string): MessageView[] {
    const [from, to] = timelines.range(id) ?? [1, 0]
    const held = state().timelines.get(id)?.messages ?? new Map()
    const changes = changesBySeq(itemsOf(id))
    return [...held.values()]
      .filter((message) => message.seq >= from && message.seq <= to)
      .toSorted((a, b) => a.seq - b.seq)
      .map((message) => overlaid(message, changes.get(message.seq) ?? none))
  }

  /** Own messages on their way that are not among the lines yet. */
  function pendingOf(id: string, lines: readonly MessageView[]): MessageView[] {
    const sends = itemsOf(id).filter(isSend)
    if (sends.length === 0) return []
    const shown = new Set(lines.map((line) => line.key))
    return sends.filter((item) => !shown.has(item.d.id)).map((item) => pendingView(item, state().me))
  }

  function timeline(id: string): Cell<Timeline> {
    return cell(`timeline:${id}`, () => {
      const window = timelines.window(id)
      const { start, end } = timelines.ends(id)
      const lines = linesOf(id)
      return {
        items: end ? [...lines, ...pendingOf(id, lines)] : lines,
        reachedStart: start,
        reachedEnd: end,
        loading: window?.loading ?? 'first',
        unreachable: window?.unreachable ?? false,
        firstUnreadSeq: window?.firstUnreadSeq ?? 0,
      }
    })
  }

  function message(id: string, seq: number | null): Cell<MessageView | undefined> {
    const compute = () => {
      if (seq === null) return undefined
      const record = state().timelines.get(id)?.messages.get(seq)
      if (!record) return void timelines.want(id, seq)
      return overlaid(record, changesBySeq(itemsOf(id)).get(seq) ?? none)
    }
    return cell(`message:${id}:${seq}`, compute, `timeline:${id}`)
  }

  function pinned(id: string): Cell<readonly MessageView[]> {
    const compute = (before: readonly MessageView[] | undefined) => {
      const changes = changesBySeq(itemsOf(id))
      const lines = [...(state().timelines.get(id)?.messages.values() ?? [])]
        .map((line) => overlaid(line, changes.get(line.seq) ?? none))
        .filter((view) => view.message.pinned)
        .toSorted((a, b) => b.message.seq - a.message.seq)
      return before && isSameList(before, lines) ? before : lines
    }
    return cell(`pinned:${id}`, compute, `timeline:${id}`)
  }

  function person(id: string | null): Cell<PersonBrief | undefined> {
    return cell(`person:${id}`, () => {
      if (id === null) return undefined
      people.want(id)
      return state().persons.get(id)
    })
  }

  function draft(id: string): Cell<LocalDraft | null> {
    return cell(
      `draft:${id}`,
      (before) => {
        const local = drafts.get(id)
        const found = local ?? state().conversations.get(id)?.draft ?? null
        const next = found && isBlank(found) ? null : found
        return before && next && before.at === next.at ? before : next
      },
      `conversation:${id}`,
    )
  }

  return {
    conversation,
    timeline,
    message,
    pinned,
    person,
    draft,
    conversationIds: conversationIds(),
    conversations: cell(
      'conversations',
      () =>
        conversationIds()
          .read()
          .map((id) => conversation(id).read()!),
      'list',
    ),
    listReady: cell('list-ready', () => state().cursors.has(state().me), 'list'),
    typing: (id: string): Cell<readonly string[]> => cell(`typing:${id}`, () => signals.typingIn(id)),
    presence: (id: string | null): Cell<Presence | undefined> =>
      cell(`presence:${id}`, () => (id === null ? undefined : signals.presenceOf(id))),
    connection: cell('connection', connection),
    unreadTotal: cell('unread-total', () => unreadTotal([...state().conversations.keys()].map(conversation)), 'list'),
    unsentCount: cell(
      'outbox',
      () => outbox.items().filter((item) => isAboutLines(item) && item.state !== 'sent').length,
    ),
  }
}

export type Views = ReturnType<typeof createViews>

const none: readonly OutboxItem[] = []

/** What is pending for single lines, in the order it was done. */
function changesBySeq(items: readonly OutboxItem[]): Map<number, OutboxItem[]> {
  const changes = new Map<number, OutboxItem[]>()
  for (const item of items) {
    if (!isAboutLines(item) || !('seq' in item.d)) continue
    changes.set(item.d.seq, [...(changes.get(item.d.seq) ?? []), item])
  }
  return changes
}

function byPlaceInList(a: ConversationView, b: ConversationView): number {
  if (a.pinned !== b.pinned) return a.pinned ? -1 : 1
  const [x, y] = [lastAt(a), lastAt(b)]
  return x === y ? (a.id < b.id ? -1 : 1) : x > y ? -1 : 1
}

function lastAt(conversation: Conversation): string {
  return conversation.lastMessage?.at ?? conversation.createdAt
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

function unreadTotal(rows: readonly Cell<ConversationView | undefined>[]): number {
  const now = nowIso()
  let total = 0
  for (const row of rows) {
    const view = row.read()
    if (view && !(view.mutedUntil && view.mutedUntil > now)) total += view.unread
  }
  return total
}
