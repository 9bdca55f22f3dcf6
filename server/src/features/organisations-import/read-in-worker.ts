import { Worker } from 'node:worker_threads'
import { readingMemoryMb, readingTimeoutMs } from '#server/features/roster-import/exports.ts'
import { Refusal, type RefusalDetails, type RefusalKind } from '#server/platform/refusal.ts'
import type { ReadOrganisations } from './entries.ts'
import { refuse } from './organisations-import.refusals.ts'
import type { ReadOptions } from './read-organisations.ts'

export type WorkerAnswer =
  | { read: ReadOrganisations }
  | { refused: { code: string; kind: RefusalKind; details: RefusalDetails | undefined } }

/**
 * Reads a list of organisations in a thread of its own, with limited memory and time, so that a hostile file neither stops
 * nor fells the server. Throws a `Refusal` when the file cannot be read.
 */
export async function readInWorker(path: string, options: ReadOptions): Promise<ReadOrganisations> {
  const answer = await ask(path, options)
  if ('read' in answer) return answer.read
  const { code, kind, details } = answer.refused
  throw new Refusal(code, kind, details)
}

async function ask(path: string, options: ReadOptions): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { path, options },
    resourceLimits: { maxOldGenerationSizeMb: readingMemoryMb, maxYoungGenerationSizeMb: 48 },
  })
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>()
  const timer = setTimeout(() => reject(refuse.list_too_hard()), readingTimeoutMs)
  worker.once('message', resolve)
  worker.once('error', (error) => {
    const isMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(isMemory ? refuse.list_too_hard() : error)
  })
  worker.once('exit', () => reject(new Error('the worker ended without an answer')))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
