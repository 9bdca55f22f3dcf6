import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { RefusalDetails } from '#server/platform/refusal.ts'
import type { ColumnsOptions, RosterColumns } from './columns-of-roster.ts'
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
/** What is asked of a worker that has begun: it takes the roster piece by piece, then it reads the file. */
export type AskedNext = { known: RosterPiece } | 'answer'
export type WorkerAnswer<T> = { found: T } | { refused: { code: string; details: RefusalDetails | undefined } }

/**
 * Inspects a roster file in a thread of its own, with limited memory and time, against the roster that stands (an empty one
 * without). Throws a `Refusal` (`roster-import.refusals.ts`) when the file cannot be read.
 */
export async function inspectInWorker(
  path: string,
  options: Inspect,
  roster?: AsyncIterable<RosterPiece>,
): Promise<Inspection> {
  return inWorker<Inspection>({ path, what: 'inspect', options }, roster)
}

/** How its columns are understood, within the same limits. Throws a `Refusal` when the file is no table. */
export async function columnsInWorker(path: string, options: ColumnsOptions): Promise<RosterColumns> {
  return inWorker<RosterColumns>({ path, what: 'columns', options })
}

async function inWorker<T>(asked: Asked, roster?: AsyncIterable<RosterPiece>): Promise<T> {
  const { size } = await stat(asked.path)
  if (size > fileBytesMax) throw refuse.file_too_big({ megabytes: fileBytesMax / 2 ** 20 })
  const worker = new Worker(new URL('./inspect-worker.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: readingMemoryMb, maxYoungGenerationSizeMb: 48 },
  })
  try {
    for await (const piece of roster ?? []) await hear(worker, { known: piece } satisfies AskedNext)
    const answer = await hear<WorkerAnswer<T>>(worker, 'answer' satisfies AskedNext)
    if ('found' in answer) return answer.found
    throw refuse[answer.refused.code as keyof typeof refuse](answer.refused.details)
  } finally {
    await worker.terminate()
  }
}
