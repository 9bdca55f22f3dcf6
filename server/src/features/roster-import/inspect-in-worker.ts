import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { RefusalDetails } from '#server/platform/refusal.ts'
import type { ColumnsOptions, RosterColumns } from './columns-of-roster.ts'
import type { Choices } from './compare/compare.rules.ts'
import type { InspectOptions } from './inspect-roster.ts'
import type { Inspection } from './inspection.ts'
import { fileBytesMax, readingMemoryMb } from './limits.ts'
import type { RosterPiece } from './roster-pieces.ts'
import { refuse } from './roster-import.refusals.ts'
import { hear } from './worker-talk.ts'

type Inspect = Omit<InspectOptions, 'snapshot'>

export type Asked =
  | { path: string; what: 'inspect'; options: Inspect }
  | { path: string; what: 'columns'; options: ColumnsOptions }
/** What is asked of a worker that has begun: it takes the roster piece by piece, reads the file, and answers for choices. */
export type AskedNext = { known: RosterPiece } | 'read' | { choices: Choices }
export type WorkerAnswer<T> = { found: T } | { refused: { code: string; details: RefusalDetails | undefined } }

/** A file that was read and compared, in a thread that stays until it is closed. */
export type Inspector = {
  /** What the file would change. Throws `file_too_hard` when memory or time are over. */
  inspect(choices: Choices): Promise<Inspection>
  /** Closed, or come to an end by itself: nothing can be asked any more. */
  readonly ended: boolean
  /** What was asked before is still answered. */
  close(): Promise<void>
}

/**
 * Inspects a roster file in a thread of its own, with limited memory and time, against the roster that stands (an empty one
 * without). Throws a `Refusal` (`roster-import.refusals.ts`) when the file cannot be read.
 */
export async function inspectInWorker(
  path: string,
  options: Inspect,
  roster?: AsyncIterable<RosterPiece>,
): Promise<Inspection> {
  const inspector = await openInspector(path, options, roster)
  try {
    return await inspector.inspect(options)
  } finally {
    await inspector.close()
  }
}

/** The same for one choice after another; the file is read once, and no longer needed then. Throws as `inspectInWorker`. */
export async function openInspector(
  path: string,
  options: Inspect,
  roster?: AsyncIterable<RosterPiece>,
): Promise<Inspector> {
  const worker = await begin({ path, what: 'inspect', options })
  try {
    for await (const piece of roster ?? []) await hear(worker, { known: piece } satisfies AskedNext)
    await told<'read'>(worker, 'read')
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return inspectorOn(worker)
}

/** How its columns are understood, within the same limits. Throws a `Refusal` when the file is no table. */
export async function columnsInWorker(path: string, options: ColumnsOptions): Promise<RosterColumns> {
  const worker = await begin({ path, what: 'columns', options })
  try {
    return await told<RosterColumns>(worker, 'read')
  } finally {
    await worker.terminate()
  }
}

async function begin(asked: Asked): Promise<Worker> {
  const { size } = await stat(asked.path)
  if (size > fileBytesMax) throw refuse.file_too_big({ megabytes: fileBytesMax / 2 ** 20 })
  return new Worker(new URL('./inspect-worker.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: readingMemoryMb, maxYoungGenerationSizeMb: 48 },
  })
}

async function told<T>(worker: Worker, asked: AskedNext): Promise<T> {
  const answer = await hear<WorkerAnswer<T>>(worker, asked)
  if ('found' in answer) return answer.found
  throw refuse[answer.refused.code as keyof typeof refuse](answer.refused.details)
}

function inspectorOn(worker: Worker): Inspector {
  let ended = false
  // A thread that nobody asks holds up no process that wants to end.
  worker.unref()
  // What goes wrong while something is asked is heard there.
  worker.on('error', () => undefined).once('exit', () => void (ended = true))
  let turn: Promise<unknown> = Promise.resolve()
  return {
    async inspect(choices) {
      const asked = turn.then(async () => told<Inspection>(worker, { choices }))
      turn = asked.catch(() => undefined)
      return asked
    },
    get ended() {
      return ended
    },
    async close() {
      ended = true
      await turn
      await worker.terminate()
    },
  }
}
