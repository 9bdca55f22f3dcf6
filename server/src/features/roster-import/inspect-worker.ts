// The worker behind inspect-in-worker.ts: reads one file and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#server/platform/refusal.ts'
import { columnsOfRoster, type ColumnsOptions } from './columns-of-roster.ts'
import { inspectRoster, type InspectOptions } from './inspect-roster.ts'
import type { Asked, WorkerAnswer } from './inspect-in-worker.ts'

const { path, what, options } = workerData as Asked
parentPort?.postMessage(await answer())

async function answer(): Promise<WorkerAnswer<unknown>> {
  try {
    const found =
      what === 'columns'
        ? await columnsOfRoster(path, options as ColumnsOptions)
        : await inspectRoster(path, options as InspectOptions)
    return { found }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, details: error.details } }
  }
}
