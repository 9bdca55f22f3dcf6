import { messageHistory, messagesBySeq, pinnedMessages, type MessagePage } from '#protocol/messages.ts'
import { LineError } from '../api/refusal.ts'
import type { Line } from '../sync/line.ts'
import type { Confirmed } from './confirmed.ts'
import type { Disk, LinesAt } from './disk.ts'
import { rangeAt, type Range } from './ranges.ts'
import type { Asked } from './snapshots.ts'
import type { Timeline } from './views.ts'

const pageLines = 50
/** So many lines fill the highest screen. */
const screenLines = 30
const rereadsMax = 3
/** Conversations left a moment ago stay in memory, the one left longest goes first. */
const recentMax = 8

type Anchor = number | 'end'

/** One open conversation: which stretch of it is looked at. */
type Window = {
  anchor: Anchor
  loading: Timeline['loading']
  unreachable: boolean
  firstUnreadSeq: number
  mounted: number
}

export type TimelinesWork = {
  confirmed: Confirmed
  disk: () => Disk
  call: Line['call']
  /** False when the conversation is not ours; throws `LineError` when that cannot be known now. */
  ensure: (conversationId: string) => Promise<boolean>
  /** For the tab that leads, to be kept on disk. `asked` is `null` for single lines. */
  share: (conversationId: string, page: MessagePage, asked: Asked | null) => void
  /** Somebody looks at it from now on, or again after the line was away. */
  opened: (conversationId: string) => void
  touch: (conversationId: string) => void
}

/** Windows over conversations: what is looked at is in memory, taken from this device or else from the server. */
export function createTimelines({ confirmed, disk, call, ensure, opened, share, touch }: TimelinesWork) {
  const windows = new Map<string, Window>()
  const loads = new Map<string, Promise<boolean>>()
  const recent: string[] = []
  const wanted = new Set<string>()

  /** Returns how to close it again. */
  function open(id: string, at?: number): () => void {
    const window = windows.get(id)
    if (!window) {
      windows.set(id, { anchor: 'end', loading: 'first', unreachable: false, firstUnreadSeq: 0, mounted: 1 })
      void openAt(id, at)
    } else {
      change(id, { mounted: window.mounted + 1 })
      if (at !== undefined) void jump(id, at)
    }
    return () => close(id)
  }

  async function openAt(id: string, at?: number) {
    await ensure(id).catch(() => false)
    opened(id)
    const conversation = confirmed.state().conversations.get(id)
    const first = Math.max(1, conversation?.firstVisibleSeq ?? 1)
    const isUnread = conversation !== undefined && conversation.unread > 0
    const anchor = at ?? (isUnread ? Math.max(conversation.readSeq, first) : 'end')
    await loads.get(id)
    change(id, { anchor, firstUnreadSeq: isUnread ? Math.max(conversation.readSeq + 1, first) : 0 })
    await load(id, 'first', () => fill(id, anchor))
  }

  function close(id: string) {
    const window = windows.get(id)
    if (!window) return
    if (window.mounted > 1) return change(id, { mounted: window.mounted - 1 })
    windows.delete(id)
    recent.push(id)
    while (recent.length > recentMax) {
      const oldest = recent.shift()!
      if (!windows.has(oldest) && !recent.includes(oldest) && disk().lasting) confirmed.forgetLines(oldest)
    }
  }

  /** The window stays where it is until the other place is there. */
  async function jump(id: string, anchor: Anchor): Promise<boolean> {
    await loads.get(id)
    await load(id, 'newer', () => fill(id, anchor))
    if (!isEmpty(id) && !range(id, anchor)) return false
    change(id, { anchor })
    return true
  }

  /** One load at a time per window; its state is for the screen. False when nothing could be loaded. */
  function load(id: string, kind: Timeline['loading'], run: () => Promise<void>): Promise<boolean> {
    const running = loads.get(id)
    if (running) return running
    change(id, { loading: kind })
    const done = run()
      .then(
        () => true,
        () => false,
      )
      .then((ok) => {
        loads.delete(id)
        change(id, { loading: 'nothing', unreachable: !ok, ...(ends(id).end ? { anchor: 'end' } : {}) })
        return ok
      })
    loads.set(id, done)
    return done
  }

  async function fill(id: string, anchor: Anchor) {
    if (!(await ensure(id))) return
    if (isEmpty(id)) return confirmed.holdLines(id)
    if (anchor === 'end') await fillEnd(id)
    else await fillAround(id, anchor)
  }

  async function fillEnd(id: string) {
    if (!ends(id, 'end').end) await fromDisk(id, 'end')
    if (!ends(id, 'end').end) await fromServer(id, {})
    const [from, to] = range(id, 'end') ?? [1, 0]
    if (to - from < screenLines && !ends(id, 'end').start) await older(id, 'end')
  }

  async function fillAround(id: string, seq: number) {
    if (!range(id, seq)) await fromDisk(id, { around: seq })
    if (!range(id, seq)) await fromServer(id, { around: seq })
    const [from, to] = range(id, seq) ?? [seq, seq]
    if (to - seq < screenLines && !ends(id, seq).end) await newer(id, seq)
    if (seq - from < screenLines && !ends(id, seq).start) await older(id, seq)
  }

  async function older(id: string, anchor: Anchor) {
    const before = range(id, anchor)?.[0]
    if (before !== undefined && !(await fromDisk(id, { before }))) await fromServer(id, { before })
  }

  async function newer(id: string, anchor: Anchor) {
    const after = range(id, anchor)?.[1]
    if (after !== undefined && !(await fromDisk(id, { after }))) await fromServer(id, { after })
  }

  async function fromDisk(id: string, at: LinesAt): Promise<boolean> {
    const stored = await disk().lines(id, at, pageLines)
    return stored !== undefined && confirmed.stored(id, stored)
  }

  async function fromServer(id: string, asked: Asked): Promise<void> {
    for (let reads = 1; reads <= rereadsMax; reads++) {
      const page = await call(messageHistory, { conversationId: id, limit: pageLines, ...asked })
      if (confirmed.page(id, page, asked)) return share(id, page, asked)
    }
    throw new LineError('the conversation changes faster than it can be read')
  }

  async function keepSingles(id: string, page: MessagePage) {
    if (confirmed.singles(id, page)) share(id, page, null)
  }

  /** A single line for a quote or a link; asked for once. */
  async function want(id: string, seq: number): Promise<void> {
    const key = `${id}:${seq}`
    if (wanted.has(key)) return
    wanted.add(key)
    const stored = await disk()
      .line(id, seq)
      .catch(() => undefined)
    if (stored && confirmed.stored(id, stored)) return
    await call(messagesBySeq, { conversationId: id, seqs: [seq] }).then(
      (page) => keepSingles(id, page),
      () => wanted.delete(key),
    )
  }

  async function loadPinned(id: string): Promise<void> {
    if (!(await ensure(id).catch(() => false))) return
    await call(pinnedMessages, { conversationId: id }).then(
      (page) => keepSingles(id, page),
      () => undefined,
    )
  }

  /** Lines were forgotten, or could not be had: fill what open windows lack. */
  function refresh() {
    for (const [id, { anchor, unreachable }] of windows) {
      const lacks = unreachable || (anchor === 'end' ? !ends(id).end : !range(id))
      if (lacks) void load(id, 'first', () => fill(id, anchor))
    }
  }

  function change(id: string, fields: Partial<Window>) {
    const window = windows.get(id)
    if (!window) return
    windows.set(id, { ...window, ...fields })
    touch(id)
  }

  /** The stretch in memory that holds the anchor, or the last one. */
  function range(id: string, anchor: Anchor = windows.get(id)?.anchor ?? 'end'): Range | undefined {
    const ranges = confirmed.state().timelines.get(id)?.ranges ?? []
    return anchor === 'end' ? ranges.at(-1) : rangeAt(ranges, anchor)
  }

  /** Does the window reach the first and the last line there is? */
  function ends(id: string, anchor?: Anchor) {
    const conversation = confirmed.state().conversations.get(id)
    const at = range(id, anchor)
    const empty = isEmpty(id)
    const first = Math.max(1, conversation?.firstVisibleSeq ?? 1)
    const last = conversation?.lastSeq ?? Infinity
    return { start: empty || (at !== undefined && at[0] <= first), end: empty || (at !== undefined && at[1] >= last) }
  }

  function isEmpty(id: string): boolean {
    const conversation = confirmed.state().conversations.get(id)
    return conversation !== undefined && conversation.lastSeq < Math.max(1, conversation.firstVisibleSeq)
  }

  return {
    open,
    want,
    loadPinned,
    refresh,
    lookAgain: () => [...windows.keys()].forEach(opened),
    range,
    ends,
    window: (id: string) => windows.get(id),
    jumpTo: (id: string, seq: number) => jump(id, seq),
    jumpToEnd: (id: string) => jump(id, 'end'),
    async loadOlder(id: string): Promise<void> {
      if (range(id) && !ends(id).start) await load(id, 'older', () => older(id, windows.get(id)?.anchor ?? 'end'))
    },
    async loadNewer(id: string): Promise<void> {
      if (range(id) && !ends(id).end) await load(id, 'newer', () => newer(id, windows.get(id)?.anchor ?? 'end'))
    },
  }
}

export type Timelines = ReturnType<typeof createTimelines>
