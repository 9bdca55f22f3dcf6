import { noteUse } from '#server/features/uses/exports.ts'
import type { NumberedEvent } from '#server/platform/events/streams.ts'
import type { Services } from '#server/platform/services.ts'
import { tailOf, storeMessages, type Outgoing, type Sent } from './send.queries.ts'

const batchMax = 256
/** While one batch waits for the disk, the next is prepared and sent: more only makes batches smaller. */
const batchesInFlightMax = 2
const busyRetryMs = 5
const busyRetriesMax = 400

type Waiting = {
  message: Outgoing
  retries: number
  resolve: (sent: Sent) => void
  reject: (error: unknown) => void
}

export type MessageWriter = {
  /** Resolves after the commit, also with a verdict that turns the message down. */
  write(message: Outgoing): Promise<Sent>
  drained(): Promise<void>
}

/**
 * Group commit: what arrives while a batch is in flight goes into the next one together. Messages of one conversation
 * never stand in two batches at once, so they keep their order; each is answered and delivered after its commit.
 */
export function createMessageWriter(
  services: Services,
  onStored: (stored: readonly { message: Outgoing; sent: Sent }[]) => void,
): MessageWriter {
  let queue: Waiting[] = []
  const busy = new Set<string>()
  const inFlight = new Set<Promise<void>>()
  let scheduled = false

  /** At the end of the turn: what one turn of the event loop brings travels together. */
  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      launch()
    })
  }

  function launch(): void {
    while (inFlight.size < batchesInFlightMax && queue.length > 0) {
      const batch = takeBatch()
      if (batch.length === 0) return
      const done: Promise<void> = commit(batch).finally(() => {
        inFlight.delete(done)
        if (queue.length > 0) launch()
      })
      inFlight.add(done)
    }
  }

  function takeBatch(): Waiting[] {
    const batch: Waiting[] = []
    const rest: Waiting[] = []
    for (const waiting of queue) {
      const isFree = batch.length < batchMax && !busy.has(waiting.message.conversationId)
      if (isFree) batch.push(waiting)
      else rest.push(waiting)
    }
    queue = rest
    for (const { message } of batch) busy.add(message.conversationId)
    return batch
  }

  async function commit(batch: Waiting[]): Promise<void> {
    let held: ReadonlySet<string> = new Set()
    try {
      held = finish(
        batch,
        await storeMessages(
          services.pool,
          batch.map(({ message }) => message),
          services.clock.now(),
        ),
      )
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error)
      else await oneByOne(batch)
    } finally {
      for (const { message } of batch) if (!held.has(message.conversationId)) busy.delete(message.conversationId)
    }
  }

  /** A batch fails as a whole, for instance when a twin was stored meanwhile: each then stands for itself. */
  async function oneByOne(batch: Waiting[]): Promise<void> {
    for (const waiting of batch) {
      try {
        finish([waiting], await storeMessages(services.pool, [waiting.message], services.clock.now()))
      } catch (error) {
        waiting.reject(error)
      }
    }
  }

  /** Answers and delivers; gives the conversations that were held by somebody else and stay closed until tried again. */
  function finish(batch: readonly Waiting[], results: readonly Sent[]): ReadonlySet<string> {
    const stored: { message: Outgoing; sent: Sent }[] = []
    const later: Waiting[] = []
    for (const [index, sent] of results.entries()) {
      const waiting = batch[index]!
      if (sent.verdict === 'busy' && waiting.retries < busyRetriesMax) later.push(waiting)
      else waiting.resolve(sent)
      if (sent.verdict === 'ok') stored.push({ message: waiting.message, sent })
    }
    services.bus.publish(stored.map(({ message, sent }) => eventOf(message, sent)))
    noteUse(
      services,
      stored.map(({ message }) => message.authorId),
      services.clock.now(),
    )
    if (stored.length > 0) onStored(stored)
    if (later.length > 0) setTimeout(() => again(later), busyRetryMs)
    return new Set(later.map(({ message }) => message.conversationId))
  }

  function again(later: Waiting[]): void {
    for (const waiting of later) {
      waiting.retries += 1
      busy.delete(waiting.message.conversationId)
    }
    queue = [...later, ...queue]
    schedule()
  }

  return {
    write: (message) =>
      new Promise((resolve, reject) => {
        queue.push({ message, retries: 0, resolve, reject })
        schedule()
      }),
    async drained() {
      while (queue.length + inFlight.size + busy.size > 0 || scheduled) {
        await Promise.allSettled(inFlight)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    },
  }
}

function eventOf(message: Outgoing, sent: Sent): NumberedEvent {
  return {
    streamId: message.conversationId,
    version: sent.v,
    audienceVersion: sent.audience,
    at: sent.at,
    name: 'message.sent',
    data: message.head + tailOf(sent),
  }
}
