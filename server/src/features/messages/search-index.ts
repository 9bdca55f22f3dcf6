import type { Services } from '#server/platform/services.ts'
import { conversationsBehind, linesAfter, storeLines, takeHeads } from './search-index.queries.ts'

export { reindex } from './search-index.queries.ts'

const linesPerRoundMax = 1000
const conversationsPerRoundMax = 200
const pauseMsMin = 250
/** After each round as many times its own length is left to others: searching may lag, sending may not. */
const restFactor = 3
const sweepEveryMs = 60_000

type Indexer = { hint(conversationId: string): void; stop(): Promise<void> }

const running = new WeakMap<Services, Indexer>()

/** Says that a conversation has new lines. Costs nothing; a hint that is lost is made up for by the next sweep. */
export function hintSearch(services: Services, conversationId: string): void {
  running.get(services)?.hint(conversationId)
}

/** Starts filling the search index in the background; the answer stops it. */
export async function startSearchIndex(services: Services): Promise<() => Promise<void>> {
  const indexer = createIndexer(services)
  running.set(services, indexer)
  return () => indexer.stop()
}

/** Indexes all that is not indexed yet, and resolves when nothing is left. For imports and tests. */
export async function indexAll(services: Services): Promise<void> {
  for (let ids = await conversationsBehind(services.db); ids.length > 0; ids = await conversationsBehind(services.db)) {
    for (let from = 0; from < ids.length; from += conversationsPerRoundMax) {
      await indexRound(services, ids.slice(from, from + conversationsPerRoundMax))
    }
  }
}

function createIndexer(services: Services): Indexer {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let working = Promise.resolve()
  let stopped = false

  function wake(afterMs: number): void {
    if (stopped || timer) return
    timer = setTimeout(() => {
      working = round()
    }, afterMs)
  }

  async function round(): Promise<void> {
    const startedMs = performance.now()
    const ids = [...waiting].slice(0, conversationsPerRoundMax)
    for (const id of ids) waiting.delete(id)
    try {
      for (const id of await indexRound(services, ids)) waiting.add(id)
    } catch (error) {
      services.log.error({ err: error }, 'search index: a round failed, the next sweep tries again')
    }
    timer = undefined
    if (waiting.size > 0) wake(Math.max(pauseMsMin, (performance.now() - startedMs) * restFactor))
  }

  async function sweep(): Promise<void> {
    try {
      for (const id of await conversationsBehind(services.db)) hint(id)
    } catch (error) {
      services.log.error({ err: error }, 'search index: a sweep failed')
    }
  }

  function hint(conversationId: string): void {
    waiting.add(conversationId)
    wake(pauseMsMin)
  }

  const sweeps = setInterval(() => void sweep(), sweepEveryMs)
  void sweep()
  return {
    hint,
    async stop() {
      stopped = true
      clearInterval(sweeps)
      clearTimeout(timer)
      await working
    },
  }
}

/** Indexes the next lines of these conversations; answers which of them may have more. */
async function indexRound({ db }: Services, ids: readonly string[]): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    const heads = await takeHeads(tx, ids)
    const lines = await linesAfter(tx, heads, linesPerRoundMax)
    await storeLines(tx, lines)
    return lines.length < linesPerRoundMax ? [] : [...heads.keys()]
  })
}
