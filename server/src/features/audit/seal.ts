import type { Services } from '#server/platform/services.ts'
import { forgetLooks } from '#server/platform/audit.ts'
import { moveHead, placeRows, takeHead, waitingRows } from './chain.queries.ts'
import { linkHash } from './chain.rules.ts'

const batchMax = 1000

/**
 * Gives every committed row its place in the chain; answers how many. A row of a transaction that still runs is not seen
 * and comes later: the order of the chain is the order of sealing. While another process seals, this one leaves it to it.
 */
export async function sealWaiting(services: Services): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await sealBatch(services)
    sealed += count
    if (count < batchMax) return sealed
  }
}

function sealBatch({ db }: Services): Promise<number> {
  return db.transaction().execute(async (tx) => {
    let head = await takeHead(tx)
    if (!head) return 0
    const waiting = await waitingRows(tx, batchMax)
    if (waiting.length === 0) return 0
    const placed = []
    for (const row of waiting) {
      head = { number: head.number + 1, hash: linkHash(head.hash, row) }
      placed.push({ id: row.id, ...head })
    }
    await placeRows(tx, placed)
    await moveHead(tx, head)
    return placed.length
  })
}

const everyMs = 1000
const forgetEvery = 600

/** Seals every second; what is still waiting when the server stops is sealed on the way out. */
export async function startSealer(services: Services): Promise<() => Promise<void>> {
  let turn = 0
  let running = Promise.resolve()
  let busy = false
  const seal = async () => {
    busy = true
    try {
      await sealWaiting(services)
      if (turn++ % forgetEvery === 0) await forgetLooks(services.db, services.clock.now())
    } catch (error) {
      services.log.error({ err: error }, 'sealing the audit log')
    }
    busy = false
  }
  const timer = setInterval(() => {
    if (!busy) running = seal()
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await running
    await seal()
  }
}
