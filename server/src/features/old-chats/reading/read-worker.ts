// The worker behind read-in-worker.ts: reads one file and ends.
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#server/platform/refusal.ts'
import type { WorkerAnswer } from './read-in-worker.ts'
import { readTable } from './read-table.ts'

const { path } = workerData as { path: string }
parentPort?.postMessage(await answer())

async function answer(): Promise<WorkerAnswer> {
  try {
    return { read: await readTable(await readFile(path)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, kind: error.kind, details: error.details } }
  }
}
