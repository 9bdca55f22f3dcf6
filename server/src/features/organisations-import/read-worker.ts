// The worker behind read-in-worker.ts: reads one file and ends.
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#server/platform/refusal.ts'
import type { WorkerAnswer } from './read-in-worker.ts'
import { readOrganisations, type ReadOptions } from './read-organisations.ts'

const { path, options } = workerData as { path: string; options: ReadOptions }
parentPort?.postMessage(await answer())

async function answer(): Promise<WorkerAnswer> {
  try {
    return { read: await readOrganisations(await readFile(path), options) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, kind: error.kind, details: error.details } }
  }
}
