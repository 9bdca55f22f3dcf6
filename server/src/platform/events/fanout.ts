import type { Logger } from 'pino'
import type { Bus, Signal } from './bus.ts'
import { eventText, framed, signalText, withheld } from './frame.ts'
import { createPresence } from './presence.ts'
import type { NumberedEvent } from './streams.ts'

/** One open socket, as fan-out sees it. */
export type Connection = {
  readonly sessionId: string
  readonly personId: string
  visible: boolean
  /** Queues a whole WebSocket frame; what one turn of the event loop brings leaves in one write. */
  push(frame: Buffer): void
  close(code: number, reason: string): void
}

/** All sockets of one person in this process; subscriptions are shared among them. */
export type Hub = {
  readonly personId: string
  readonly connections: Set<Connection>
  readonly streams: Set<string>
  /** False until it is known what the person may follow. */
  complete: boolean
}

export type StreamState = { id: string; version: number; audienceVersion: number }
/** A stream as one person may follow it: what was said before `fromVersion` is not for this one. */
export type FollowedStream = StreamState & { fromVersion: number }

/** What fan-out has to ask the database. */
export type StreamLog = {
  /** The streams a person may follow now. */
  streamsOf(personId: string): Promise<FollowedStream[]>
  /** Which of these persons may still read the stream, and each from which version on. */
  stillInside(streamId: string, personIds: string[]): Promise<Map<string, number>>
  statesOf(streamIds: string[]): Promise<StreamState[]>
  eventsAfter(streamId: string, version: number, limit: number): Promise<NumberedEvent[]>
  /** Which of these persons share a conversation with a person now. */
  acquainted(personId: string, others: readonly string[]): Promise<Set<string>>
}

export type Fanout = ReturnType<typeof createFanout>

/** `hubs`: who follows, and from which version on. */
type Watched = StreamState & { hubs: Map<Hub, number>; held: Map<number, NumberedEvent>; settling: boolean }

/** In conversations with more sockets than this nobody is shown typing. */
const signalHubsMax = 200
/** How long a gap may wait for the missing number to arrive by itself. */
const gapPatienceMs = 15
/** How long a stream rests whose log could not be read. */
const failedPatienceMs = 1000
const fillLimit = 500

/** Delivers committed events, in order and without gaps, to the sockets of those who may read the stream. */
export function createFanout(bus: Bus, log: StreamLog, logger: Logger) {
  const hubs = new Map<string, Hub>()
  const watched = new Map<string, Watched>()
  /** Who gained something that could not be followed yet. */
  const behind = new Set<Hub>()
  const presence = createPresence({
    isOnline: (personId) => hubs.has(personId),
    isOpen: (connection) => hubs.get(connection.personId)?.connections.has(connection) ?? false,
    acquainted: (personId, others) => log.acquainted(personId, others),
    logger,
  })

  bus.listen({ event: take, signal: passOn })

  function take(event: NumberedEvent): void {
    const stream = watched.get(event.streamId)
    if (!stream || event.version <= stream.version) return
    if (!stream.settling && isNext(stream, event)) return deliver(stream, event)
    stream.held.set(event.version, event)
    if (!stream.settling) settleSoon(stream, stream.held.has(stream.version + 1) ? 0 : gapPatienceMs)
  }

  function isNext(stream: Watched, event: NumberedEvent): boolean {
    return event.version === stream.version + 1 && event.audienceVersion <= stream.audienceVersion
  }

  function deliver(stream: Watched, event: NumberedEvent): void {
    stream.version = event.version
    if (stream.hubs.size > 0) {
      const frame = framed(eventText(event))
      const about = event.aboutVersion ?? event.version
      let passed: Buffer | undefined
      for (const [hub, fromVersion] of stream.hubs) {
        if (event.version < fromVersion) continue
        const seen = about < fromVersion ? (passed ??= framed(eventText(withheld(event)))) : frame
        for (const connection of hub.connections) connection.push(seen)
      }
    }
    if (event.name === 'chat.added') gain(event.streamId, (hub) => followAdded(hub, conversationOf(event)))
    else if (event.name === 'roster.tiesChanged') gain(event.streamId, followAll)
    else if (event.name === 'chat.removed') lose(event.streamId, conversationOf(event))
  }

  function lose(personId: string, conversationId: string): void {
    const hub = hubs.get(personId)
    unfollow(hub, conversationId)
    presence.removed(personId, hub?.connections ?? [])
  }

  function settleSoon(stream: Watched, waitMs: number): void {
    stream.settling = true
    let patienceMs = gapPatienceMs
    const go = () =>
      settle(stream)
        .catch((error: unknown) => {
          patienceMs = failedPatienceMs
          logger.error({ err: error, streamId: stream.id }, 'stream not settled')
        })
        .finally(() => {
          stream.settling = false
          for (const version of stream.held.keys()) if (version <= stream.version) stream.held.delete(version)
          if (stream.held.size > 0) settleSoon(stream, patienceMs)
        })
    if (waitMs === 0) void go()
    else setTimeout(go, waitMs)
  }

  /** Brings a stream up to date: asks who is inside, fetches what is missing, delivers in order. */
  async function settle(stream: Watched): Promise<void> {
    for (;;) {
      const next = stream.held.get(stream.version + 1)
      const events = next ? [next] : await log.eventsAfter(stream.id, stream.version, fillLimit)
      if (events.length === 0) return
      for (const event of events) {
        if (event.version !== stream.version + 1) {
          // The log no longer reaches back: clients see the gap and fetch afresh.
          if (event.version <= stream.version) continue
          stream.version = event.version - 1
        }
        if (event.audienceVersion > stream.audienceVersion) await refreshAudience(stream, event.audienceVersion)
        stream.held.delete(event.version)
        deliver(stream, event)
      }
      if (stream.held.size === 0) return
    }
  }

  async function refreshAudience(stream: Watched, audienceVersion: number): Promise<void> {
    // Whoever comes in while the question is on its way was not asked about, and is asked about next.
    const asked = new Set<Hub>()
    const unasked = () => [...stream.hubs.keys()].filter((hub) => !asked.has(hub))
    for (let open = unasked(); open.length > 0; open = unasked()) {
      const inside = await log.stillInside(
        stream.id,
        open.map((hub) => hub.personId),
      )
      for (const hub of open) {
        asked.add(hub)
        const fromVersion = inside.get(hub.personId)
        if (fromVersion === undefined) unfollow(hub, stream.id)
        else if (stream.hubs.has(hub)) stream.hubs.set(hub, fromVersion)
      }
    }
    stream.audienceVersion = audienceVersion
  }

  /** Follows what somebody gained. What fails, while the database is away, is made good at the next recheck. */
  function gain(personId: string, work: (hub: Hub) => Promise<void>): void {
    const hub = hubs.get(personId)
    if (!hub) return
    work(hub).catch((error: unknown) => {
      behind.add(hub)
      logger.error({ err: error }, 'streams not followed')
    })
  }

  const isOpen = (hub: Hub) => hubs.get(hub.personId) === hub

  async function followAdded(hub: Hub, conversationId: string): Promise<void> {
    for (const state of await log.statesOf([conversationId])) {
      const fromVersion = (await log.stillInside(state.id, [hub.personId])).get(hub.personId)
      if (fromVersion !== undefined && isOpen(hub)) follow(hub, { ...state, fromVersion })
    }
    await recheck([conversationId])
  }

  /** What is new to the person is followed; streams that are lost go with the audience of the stream itself. */
  async function followAll(hub: Hub): Promise<void> {
    const states = await log.streamsOf(hub.personId)
    if (!isOpen(hub)) return
    const gained = states.filter((state) => !hub.streams.has(state.id))
    for (const state of gained) follow(hub, state)
    await recheck(gained.map((state) => state.id))
    hub.complete = true
  }

  function gainWhatWasLost(): void {
    const again = [...behind]
    behind.clear()
    for (const hub of again) gain(hub.personId, followAll)
  }

  function follow(hub: Hub, { fromVersion, ...state }: FollowedStream): void {
    let stream = watched.get(state.id)
    if (!stream) {
      stream = { ...state, hubs: new Map(), held: new Map(), settling: false }
      watched.set(state.id, stream)
    }
    // This one's right was read before the last change of the audience: all are asked about again.
    stream.audienceVersion = Math.min(stream.audienceVersion, state.audienceVersion)
    stream.hubs.set(hub, fromVersion)
    hub.streams.add(state.id)
  }

  function unfollow(hub: Hub | undefined, streamId: string): void {
    const stream = watched.get(streamId)
    if (!hub || !stream) return
    hub.streams.delete(streamId)
    stream.hubs.delete(hub)
    if (stream.hubs.size === 0) watched.delete(streamId)
  }

  /** Finds streams that moved without a word on the bus and brings them up to date. */
  async function recheck(streamIds: string[]): Promise<void> {
    if (streamIds.length === 0) return
    for (const state of await log.statesOf(streamIds)) {
      const stream = watched.get(state.id)
      if (!stream || stream.settling) continue
      if (state.audienceVersion > stream.audienceVersion) await refreshAudience(stream, state.audienceVersion)
      if (state.version > stream.version && !stream.settling) settleSoon(stream, 0)
    }
  }

  /** Opens a socket's subscriptions. Resolves when everything committed from here on will reach it. */
  async function connect(personId: string, connection: Connection): Promise<void> {
    let hub = hubs.get(personId)
    if (!hub) {
      hub = { personId, connections: new Set(), streams: new Set(), complete: false }
      hubs.set(personId, hub)
      presence.came(personId)
    }
    hub.connections.add(connection)
    if (!hub.complete) await followAll(hub)
  }

  function disconnect(personId: string, connection: Connection): void {
    presence.forget(connection)
    const hub = hubs.get(personId)
    if (!hub?.connections.delete(connection) || hub.connections.size > 0) return
    for (const streamId of [...hub.streams]) unfollow(hub, streamId)
    hubs.delete(personId)
    presence.left(personId)
  }

  function passOn(signal: Signal): void {
    const stream = watched.get(signal.streamId)
    if (!stream || stream.hubs.size > signalHubsMax) return
    const frame = framed(signalText(signal.name, signal.data))
    for (const hub of stream.hubs.keys()) {
      if (hub.personId === signal.exceptPersonId) continue
      for (const connection of hub.connections) connection.push(frame)
    }
  }

  return {
    connect,
    disconnect,
    /** Replaces whose presence a connection is told. */
    watchPresence: presence.watch,
    /** Re-reads every watched stream's version: lost wake-ups and other processes' events do no harm. */
    async recheckAll() {
      gainWhatWasLost()
      presence.retry()
      await recheck([...watched.keys()])
    },
    isOnline: (personId: string) => hubs.has(personId),
    /** True when the person has a page open and on the screen. */
    isWatching: (personId: string) => [...(hubs.get(personId)?.connections ?? [])].some((one) => one.visible),
    follows: (personId: string, streamId: string) => hubs.get(personId)?.streams.has(streamId) ?? false,
    /** Tells everybody on a stream something that is not stored. */
    signal(streamId: string, name: string, data: object, exceptPersonId?: string) {
      bus.signal({ streamId, name, data, exceptPersonId })
    },
    counts: () => ({
      persons: hubs.size,
      streams: watched.size,
      sockets: [...hubs.values()].reduce((sum, hub) => sum + hub.connections.size, 0),
    }),
  }
}

function conversationOf(event: NumberedEvent): string {
  return (JSON.parse(event.data) as { conversationId: string }).conversationId
}
