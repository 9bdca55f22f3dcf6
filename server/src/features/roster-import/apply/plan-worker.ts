// The worker behind plan-in-worker.ts: reads one file, compares it when it is shown the roster, and hands out rows to write.
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal, type RefusalDetails } from '#server/platform/refusal.ts'
import type { RosterSnapshot } from '../snapshot.ts'
import { planOf, readForPlan, slicesOf, type Planned, type PlanOptions, type Slice } from './planner.ts'

export type Asked = { plan: { snapshot: RosterSnapshot; years: ReadonlyMap<string, string> } } | 'next'
export type Told =
  | { read: true }
  | { refused: { code: string; details: RefusalDetails | undefined } }
  | { planned: Planned }
  | { slice: Slice | undefined }

const { path, options } = workerData as { path: string; options: PlanOptions }
const tell = (told: Told) => parentPort!.postMessage(told)
try {
  let read: Awaited<ReturnType<typeof readForPlan>> | undefined = await readForPlan(path, options)
  let slices: Iterator<Slice> | undefined
  parentPort!.on('message', (asked: Asked) => {
    if (asked === 'next') return tell({ slice: slices?.next().value as Slice | undefined })
    const { planned, writes } = planOf(read!, asked.plan.snapshot, { ...options, years: asked.plan.years })
    slices = slicesOf(writes)
    // Only the rows to write are needed from here on.
    read = undefined
    return tell({ planned })
  })
  tell({ read: true })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  tell({ refused: { code: error.code, details: error.details } })
}
