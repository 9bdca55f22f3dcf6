// The worker behind plan-in-worker.ts: reads one file, compares it when it is shown the roster, and hands out rows to write.
import { parentPort, workerData } from 'node:worker_threads'
import { collectGarbage } from '#server/platform/collect-garbage.ts'
import { Refusal, type RefusalDetails } from '#server/platform/refusal.ts'
import { gatherRoster, type RosterPiece } from '../roster-pieces.ts'
import { planOf, readForPlan, slicesOf, type Planned, type PlanOptions, type Slice } from './planner.ts'

export type Asked = { known: RosterPiece } | { plan: { years: ReadonlyMap<string, string> } } | 'next'
export type Told =
  | { read: true }
  | { taken: true }
  | { refused: { code: string; details: RefusalDetails | undefined } }
  | { planned: Planned }
  | { slice: Slice | undefined }

const { path, options } = workerData as { path: string; options: PlanOptions }
const tell = (told: Told) => parentPort!.postMessage(told)
try {
  let read: Awaited<ReturnType<typeof readForPlan>> | undefined = await readForPlan(path, options)
  collectGarbage()
  let known: ReturnType<typeof gatherRoster> | undefined = gatherRoster()
  let slices: Iterator<Slice> | undefined
  parentPort!.on('message', (asked: Asked) => {
    if (asked === 'next') return tell({ slice: slices?.next().value as Slice | undefined })
    if ('known' in asked) {
      known!.take(asked.known)
      return tell({ taken: true })
    }
    collectGarbage()
    const { planned, writes } = planOf(read!, known!.roster(), { ...options, years: asked.plan.years })
    slices = slicesOf(writes)
    // Only the rows to write are needed from here on.
    read = undefined
    known = undefined
    collectGarbage()
    return tell({ planned })
  })
  tell({ read: true })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  tell({ refused: { code: error.code, details: error.details } })
}
