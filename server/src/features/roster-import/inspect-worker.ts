// The worker behind inspect-in-worker.ts: takes the roster to compare with, reads one file and answers.
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '#server/platform/refusal.ts'
import { columnsOfRoster } from './columns-of-roster.ts'
import { inspectRoster } from './inspect-roster.ts'
import type { Asked, AskedNext, WorkerAnswer } from './inspect-in-worker.ts'
import { gatherRoster } from './roster-pieces.ts'

const asked = workerData as Asked
const known = gatherRoster()
parentPort!.on('message', (next: AskedNext) => void hearNext(next))

async function hearNext(next: AskedNext): Promise<void> {
  if (next === 'answer') return parentPort!.postMessage(await answer())
  known.take(next.known)
  parentPort!.postMessage('taken')
}

async function answer(): Promise<WorkerAnswer<unknown>> {
  try {
    const found =
      asked.what === 'columns'
        ? await columnsOfRoster(asked.path, asked.options)
        : await inspectRoster(asked.path, { ...asked.options, snapshot: known.roster() })
    return { found }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, details: error.details } }
  }
}
