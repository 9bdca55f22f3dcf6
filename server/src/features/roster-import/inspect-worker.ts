// The worker behind inspect-in-worker.ts: reads one file and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#server/platform/refusal.ts'
import { columnsOfRoster } from './columns-of-roster.ts'
import { inspectRoster } from './inspect-roster.ts'
import type { Asked, WorkerAnswer } from './inspect-in-worker.ts'

const asked = workerData as Asked
parentPort?.postMessage(await answer())

async function answer(): Promise<WorkerAnswer<unknown>> {
  try {
    const found =
      asked.what === 'columns'
        ? await columnsOfRoster(asked.path, asked.options)
        : await inspectRoster(asked.path, asked.options)
    return { found }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, details: error.details } }
  }
}
