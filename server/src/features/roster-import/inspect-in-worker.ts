import { stat } from 'node:fs/promises'
import { askWorker } from '#server/platform/limited-worker.ts'
import type { RefusalDetails } from '#server/platform/refusal.ts'
import type { ColumnsOptions, RosterColumns } from './columns-of-roster.ts'
import type { InspectOptions } from './inspect-roster.ts'
import type { Inspection } from './inspection.ts'
import { fileBytesMax, readingMemoryMb, readingTimeoutMs } from './limits.ts'
import { refuse } from './roster-import.refusals.ts'

export type Asked =
  | { path: string; what: 'inspect'; options: InspectOptions }
  | { path: string; what: 'columns'; options: ColumnsOptions }
export type WorkerAnswer<T> = { found: T } | { refused: { code: string; details: RefusalDetails | undefined } }

/**
 * Inspects a roster file in a thread of its own, with limited memory and time. Throws a `Refusal` (`roster-import.refusals.ts`) when the file cannot be read.
 */
export async function inspectInWorker(path: string, options: InspectOptions): Promise<Inspection> {
  return inWorker<Inspection>({ path, what: 'inspect', options })
}

/** How its columns are understood, within the same limits. Throws a `Refusal` when the file is no table. */
export async function columnsInWorker(path: string, options: ColumnsOptions): Promise<RosterColumns> {
  return inWorker<RosterColumns>({ path, what: 'columns', options })
}

async function inWorker<T>(asked: Asked): Promise<T> {
  const { size } = await stat(asked.path)
  if (size > fileBytesMax) throw refuse.file_too_big({ megabytes: fileBytesMax / 2 ** 20 })
  const answer = await askWorker<WorkerAnswer<T>>(new URL('./inspect-worker.ts', import.meta.url), asked, {
    ...{ oldGenerationMb: readingMemoryMb, youngGenerationMb: 48, timeoutMs: readingTimeoutMs },
    tooHard: () => refuse.file_too_hard(),
  })
  if ('found' in answer) return answer.found
  throw refuse[answer.refused.code as keyof typeof refuse](answer.refused.details)
}
