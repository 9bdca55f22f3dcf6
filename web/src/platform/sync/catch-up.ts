import { getConversation, listConversations } from '#protocol/conversations.ts'
import { syncEvents, syncStreamsMax } from '#protocol/sync.ts'
import { LineError, Refusal } from '../api/refusal.ts'
import type { Confirmed } from '../store/confirmed.ts'
import type { Intake } from './intake.ts'
import type { Line } from './line.ts'

const rereadsMax = 5

export type CatchUpWork = {
  confirmed: Confirmed
  intake: Intake
  call: Line['call']
  /** Only the tab that leads fetches conversations anew and tells the others. */
  leads: () => boolean
  /** Nothing is missing any more, as far as this device knows. */
  onWhole: () => void
  onBusy: (busy: boolean) => void
  retryMs?: number
}

/**
 * Fetches what is missing, one thing after another: the list when there is none, events after a gap, single
 * conversations that an event told us to fetch. What fails for want of a line is tried again.
 */
export function createCatchUp({ confirmed, intake, call, leads, onWhole, onBusy, retryMs = 2000 }: CatchUpWork) {
  const streams = new Set<string>()
  /** How far the server was with streams that were not known here: what is read of them later may be older. */
  let unknown = new Map<string, number>()
  let everything = false
  let running: Promise<void> | undefined
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function run(): Promise<void> {
    running ??= work().finally(() => {
      running = undefined
      onBusy(false)
    })
    return running
  }

  function runSoon() {
    if (stopped) return
    clearTimeout(timer)
    run().then(
      () => (hasWork() ? runSoon() : onWhole()),
      (error: unknown) => {
        if (stopped || (error instanceof Refusal && error.status === 401)) return
        clearTimeout(timer)
        timer = setTimeout(runSoon, retryMs * (0.5 + Math.random()))
      },
    )
  }

  function hasWork(): boolean {
    return !stopped && (everything || streams.size > 0 || nextStale() !== undefined)
  }

  function nextStale(): string | undefined {
    return leads() ? [...confirmed.state().stale][0] : undefined
  }

  async function work() {
    while (hasWork()) {
      onBusy(true)
      if (everything) await fetchList()
      else if (streams.size > 0) await fetchEvents()
      else await refetch(nextStale()!, { anew: false })
      intake.releaseAll()
      compare()
    }
  }

  /** Streams that became known meanwhile but not far enough. */
  function compare() {
    const { cursors } = confirmed.state()
    for (const [s, v] of unknown) {
      const cursor = cursors.get(s)
      if (cursor === undefined) continue
      unknown.delete(s)
      if (cursor < v) streams.add(s)
    }
  }

  async function fetchList() {
    everything = false
    try {
      const list = await call(listConversations, {})
      const { cursors, me } = confirmed.state()
      if (list.personVersion < (cursors.get(me) ?? 0)) everything = true
      else confirmed.snapshot(list)
    } catch (error) {
      everything = true
      throw error
    }
  }

  async function fetchEvents() {
    const { cursors } = confirmed.state()
    const asked = [...streams].filter((s) => cursors.has(s)).slice(0, syncStreamsMax)
    for (const s of [...streams]) if (!cursors.has(s) || asked.includes(s)) streams.delete(s)
    if (asked.length === 0) return
    try {
      const answer = await call(syncEvents, { streams: asked.map((s) => ({ s, after: cursors.get(s)! })) })
      intake.take(answer.events)
      for (const s of answer.more) streams.add(s)
      for (const s of answer.resync) await resync(s)
      forgetHoles(asked, cursors)
    } catch (error) {
      for (const s of asked) streams.add(s)
      throw error
    }
  }

  /** The server had nothing more to tell and still something early waits: the hole cannot be filled. */
  function forgetHoles(asked: readonly string[], before: ReadonlyMap<string, number>) {
    for (const s of asked) if (confirmed.state().cursors.get(s) === before.get(s)) intake.forget(s)
  }

  async function resync(stream: string) {
    if (stream === confirmed.state().me) everything = true
    else await refetch(stream, { anew: true })
  }

  /**
   * One conversation anew. The answer must not be older than what live events have told meanwhile, of the conversation
   * or of oneself: then it is read again.
   */
  async function refetch(conversationId: string, options: { anew: boolean }) {
    const own = () => confirmed.state().cursors.get(confirmed.state().me)
    for (let reads = 1; reads <= rereadsMax; reads++) {
      const ownBefore = own()
      const snapshot = await call(getConversation, { conversationId }).catch(gone)
      if (own() !== ownBefore) continue
      if (!snapshot) return confirmed.remove(conversationId)
      const cursor = confirmed.state().cursors.get(conversationId) ?? 0
      if (snapshot.conversation.version >= cursor) return confirmed.conversation(snapshot, options)
    }
    throw new LineError('the conversation changes faster than it can be read')
  }

  return {
    /** Everything that is known may be stale or unknown: fetch the list. */
    fetchAll() {
      everything = true
      runSoon()
    },
    /** What has moved, by the server's greeting. */
    reach(changed: readonly { s: string; v: number }[]) {
      unknown = new Map(changed.map(({ s, v }) => [s, v]))
      compare()
      runSoon()
    },
    fetchStreams(more: Iterable<string>) {
      for (const s of more) streams.add(s)
      runSoon()
    },
    /** Look whether an event left something to fetch. */
    check: runSoon,
    /** For polling: resolves when everything is here, rejects when the line failed. */
    async now(more: Iterable<string>) {
      for (const s of more) streams.add(s)
      await run()
    },
    async fetchConversation(conversationId: string) {
      await refetch(conversationId, { anew: false })
      intake.releaseAll()
      compare()
      runSoon()
    },
    isIdle: () => !running,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function gone(error: unknown) {
  if (error instanceof Refusal && (error.status === 404 || error.status === 403)) return null
  throw error
}
