import type { Worker } from 'node:worker_threads'
import { isOutOfMemory } from '#server/platform/limited-worker.ts'
import { readingTimeoutMs } from './limits.ts'
import { refuse } from './roster-import.refusals.ts'

/** The next thing that a worker says; it speaks only when asked. Throws `file_too_hard` when memory or time are over. */
export async function hear<Told>(worker: Worker, asked?: unknown): Promise<Told> {
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
