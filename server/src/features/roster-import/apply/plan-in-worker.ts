import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { fileBytesMax, readingMemoryMb } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
import { hear } from '../worker-talk.ts'
import type { Asked, Told } from './plan-worker.ts'
import type { Planner, PlanOptions } from './planner.ts'

/**
 * Reads a file in a thread of its own, with limited memory and time; the thread stays to compare it and to hand out rows,
 * until it is closed. Throws a `Refusal` when the file cannot be read.
 */
export async function planInWorker(path: string, options: PlanOptions): Promise<Planner> {
  const { size } = await stat(path)
  if (size > fileBytesMax) throw refuse.file_too_big({ megabytes: fileBytesMax / 2 ** 20 })
  const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), {
    workerData: { path, options },
    resourceLimits: { maxOldGenerationSizeMb: readingMemoryMb, maxYoungGenerationSizeMb: 24 },
  })
  const planner = plannerOn(worker)
  try {
    await planner.read()
    return planner
  } catch (error) {
    await worker.terminate()
    throw error
  }
}

function plannerOn(worker: Worker): Planner & { read(): Promise<void> } {
  const ask = (asked?: Asked) => hear<Told>(worker, asked)
  return {
    async read() {
      const told = await ask()
      if ('refused' in told) throw refuse[told.refused.code as keyof typeof refuse](told.refused.details)
    },
    async plan(roster, years) {
      for await (const piece of roster) await ask({ known: piece })
      const told = await ask({ plan: { years } })
      if (!('planned' in told)) throw new Error('the worker answered something else')
      return told.planned
    },
    async *slices() {
      for (;;) {
        const told = await ask('next')
        if (!('slice' in told) || told.slice === undefined) return
        yield told.slice
      }
    },
    async close() {
      await worker.terminate()
    },
  }
}
