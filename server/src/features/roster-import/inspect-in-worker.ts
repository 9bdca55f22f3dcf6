import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { RefusalDetails } from '#server/platform/refusal.ts'
import type { InspectOptions } from './inspect-roster.ts'
import type { Inspection } from './inspection.ts'
import { fileBytesMax, readingMemoryMb, readingTimeoutMs } from './limits.ts'
import { refuse } from './roster-import.refusals.ts'

export type WorkerAnswer =
  | { inspection: Inspection }
  | { refused: { code: string; details: RefusalDetails | undefined } }

/**
 * Inspects a roster file in a thread of its own, with limited memory and time, so that a hostile file neither stops nor
 * fells the server. Throws a `Refusal` (`roster-import.refusals.ts`) when the file cannot be read.
 */
export async function inspectInWorker(path: string, options: InspectOptions): Promise<Inspection> {
  const { size } = await stat(path)
  if (size > fileBytesMax) throw refuse.file_too_big({ megabytes: fileBytesMax / 2 ** 20 })
  const answer = await ask(path, options)
  if ('inspection' in answer) return answer.inspection
  throw refuse[answer.refused.code as keyof typeof refuse](answer.refused.details)
}

async function ask(path: string, options: InspectOptions): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./inspect-worker.ts', import.meta.url), {
    workerData: { path, options },
    resourceLimits: { maxOldGenerationSizeMb: readingMemoryMb, maxYoungGenerationSizeMb: 48 },
  })
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>()
  const timer = setTimeout(() => reject(refuse.file_too_hard()), readingTimeoutMs)
  worker.once('message', resolve)
  worker.once('error', (error) => {
    const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(isMemory ? refuse.file_too_hard() : error)
  })
  worker.once('exit', () => reject(new Error('the worker ended without an answer')))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
