// The worker behind inspect-in-worker.ts: takes the roster to compare with, reads one file and answers what is asked of it.
import { parentPort, workerData } from 'node:worker_threads'
import { collectGarbage } from '#server/platform/collect-garbage.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { columnsOfRoster } from './columns-of-roster.ts'
import { inspectRoster } from './inspect-roster.ts'
import type { Asked, AskedNext, WorkerAnswer } from './inspect-in-worker.ts'
import { gatherRoster } from './roster-pieces.ts'

const asked = workerData as Asked
const known = gatherRoster()
let inspect: Awaited<ReturnType<typeof inspectRoster>> | undefined
parentPort!.on('message', (next: AskedNext) => void hearNext(next))

async function hearNext(next: AskedNext): Promise<void> {
  if (next === 'read') return parentPort!.postMessage(await read())
  if ('known' in next) known.take(next.known)
  parentPort!.postMessage('known' in next ? 'taken' : { found: inspect!(next.choices) })
}

async function read(): Promise<WorkerAnswer<unknown>> {
  try {
    if (asked.what === 'columns') return { found: await columnsOfRoster(asked.path, asked.options) }
    inspect = await inspectRoster(asked.path, { ...asked.options, snapshot: known.roster() })
    // What reading left behind would stay for as long as the thread is asked.
    collectGarbage()
    return { found: 'read' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, details: error.details } }
  }
}
