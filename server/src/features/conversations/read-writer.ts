import { chatRead } from '#protocol/conversations.ts'
import { noteUse } from '#server/features/uses/exports.ts'
import { refuse } from '#server/platform/refusal.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { keepStays, moveMarks, type Mark, type Marked } from './mark-read.queries.ts'
import { namedParticipantsMax } from './participants-changed.ts'
import { createReadTops } from './read-tops.ts'

const flushEveryMs = 200
const marksPerFlushMax = 1000

type Told = Mark & { stayed: boolean }
type Waiting = Told & { resolve: ((marked: Marked) => void)[]; reject: ((error: unknown) => void)[] }

export type ReadWriter = { move(mark: Told): Promise<Marked>; drained(): Promise<void> }

/**
 * Coalesces read marks: what comes within a fifth of a second is written together, of many marks of one person in one
 * conversation only the furthest. Each is answered after its commit. A mark alone is no use: lines have to stay on the screen.
 */
export function createReadWriter(services: Services): ReadWriter {
  let waiting = new Map<string, Waiting>()
  let timer: NodeJS.Timeout | undefined
  const inFlight = new Set<Promise<void>>()
  const tops = createReadTops()

  function move(mark: Told): Promise<Marked> {
    const key = keyOf(mark)
    const entry = waiting.get(key) ?? { ...mark, resolve: [], reject: [] }
    entry.seq = Math.max(entry.seq, mark.seq)
    entry.stayed ||= mark.stayed
    waiting.set(key, entry)
    timer ??= setTimeout(flush, flushEveryMs)
    return new Promise((resolve, reject) => {
      entry.resolve.push(resolve)
      entry.reject.push(reject)
    })
  }

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const entries = [...waiting.values()]
    waiting = new Map()
    for (let from = 0; from < entries.length; from += marksPerFlushMax) {
      const done: Promise<void> = write(entries.slice(from, from + marksPerFlushMax)).finally(() =>
        inFlight.delete(done),
      )
      inFlight.add(done)
    }
  }

  async function write(entries: readonly Waiting[]): Promise<void> {
    try {
      const marked = await runAs(services, null, async (ctx) => {
        const rows = await moveMarks(ctx.tx, entries, ctx.at)
        const readers = await keepStays(ctx.tx, staysAmong(entries, rows), ctx.at)
        ctx.afterCommit(() => noteUse(services, readers, ctx.at))
        for (const row of rows) if (row.moved) ctx.publish(chatRead, row.personId, eventOf(row))
        return rows
      })
      answer(entries, marked)
      tell(marked)
    } catch (error) {
      for (const { reject } of entries) for (const each of reject) each(error)
    }
  }

  function tell(marked: readonly Marked[]): void {
    const heard = marked.filter((row) => row.moved && row.participantCount <= namedParticipantsMax)
    for (const { conversationId, personId, seq } of tops.risen(heard)) {
      services.fanout.signal(conversationId, 'read', { conversationId, seq }, personId)
    }
  }

  return {
    move,
    async drained() {
      flush()
      await Promise.all(inFlight)
    },
  }
}

/** Of those who told that lines stayed, whoever is inside. */
function staysAmong(entries: readonly Waiting[], marked: readonly Marked[]): Marked[] {
  const told = new Set(entries.filter(({ stayed }) => stayed).map(keyOf))
  return marked.filter((row) => told.has(keyOf(row)))
}

function answer(entries: readonly Waiting[], marked: readonly Marked[]): void {
  const found = new Map(marked.map((row) => [keyOf(row), row]))
  for (const entry of entries) {
    const row = found.get(keyOf(entry))
    if (row) for (const resolve of entry.resolve) resolve(row)
    else for (const reject of entry.reject) reject(refuse.not_found())
  }
}

function eventOf({ conversationId, seq, unread, mentions }: Marked) {
  return { conversationId, readSeq: seq, unread, mentions }
}

function keyOf({ conversationId, personId }: Pick<Mark, 'conversationId' | 'personId'>): string {
  return `${conversationId} ${personId}`
}
