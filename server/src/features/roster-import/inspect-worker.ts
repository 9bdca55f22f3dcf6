// The worker behind inspect-in-worker.ts: reads one file and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#server/platform/refusal.ts'
import { inspectRoster, type InspectOptions } from './inspect-roster.ts'
import type { WorkerAnswer } from './inspect-in-worker.ts'

const { path, options } = workerData as { path: string; options: InspectOptions }
parentPort?.postMessage(await answer())

async function answer(): Promise<WorkerAnswer> {
  try {
    return { inspection: await inspectRoster(path, options) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, details: error.details } }
  }
}
