import { Worker } from 'node:worker_threads'

export type WorkerLimits = {
  readonly oldGenerationMb: number
  readonly youngGenerationMb: number
  readonly timeoutMs: number
  /** What is thrown when memory or time are over. */
  readonly tooHard: () => Error
}

/**
 * What a worker answers with its first message, within limits of memory and time, so that a hostile file neither stops nor
 * fells the server. The worker ends with the answer. Throws what it threw.
 */
export async function askWorker<T>(url: URL, workerData: unknown, limits: WorkerLimits): Promise<T> {
  const { oldGenerationMb, youngGenerationMb, timeoutMs, tooHard } = limits
  const worker = new Worker(url, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: oldGenerationMb, maxYoungGenerationSizeMb: youngGenerationMb },
  })
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const timer = setTimeout(() => reject(tooHard()), timeoutMs)
  worker.once('message', resolve)
  worker.once('error', (error) => reject(isOutOfMemory(error) ? tooHard() : error))
  worker.once('exit', () => reject(new Error('the worker ended without an answer')))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** Whether a worker ended because it came to the end of its memory. */
export function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
}
