import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { isOutOfMemory } from '#server/platform/limited-worker.ts'
import { fileBytesMax, readingMemoryMb, readingTimeoutMs } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
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
  /** The next thing that the worker says; it speaks only when asked. */
  async function hear(asked?: Asked): Promise<Told> {
    const { promise, resolve, reject } = Promise.withResolvers<Told>()
    const timer = setTimeout(() => reject(refuse.file_too_hard()), readingTimeoutMs)
    const fail = (error: unknown) => {
      reject(isOutOfMemory(error) ? refuse.file_too_hard() : error)
    }
    const ended = () => reject(new Error('the worker ended without an answer'))
    worker.once('message', resolve).once('error', fail).once('exit', ended)
    if (asked !== undefined) worker.postMessage(asked)
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      worker.off('message', resolve).off('error', fail).off('exit', ended)
    }
  }
  return {
    async read() {
      const told = await hear()
      if ('refused' in told) throw refuse[told.refused.code as keyof typeof refuse](told.refused.details)
    },
    async plan(snapshot, years) {
      const told = await hear({ plan: { snapshot, years } })
      if (!('planned' in told)) throw new Error('the worker answered something else')
      return told.planned
    },
    async *slices() {
      for (;;) {
        const told = await hear('next')
        if (!('slice' in told) || told.slice === undefined) return
        yield told.slice
      }
    },
    async close() {
      await worker.terminate()
    },
  }
}
