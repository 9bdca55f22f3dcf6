import { readingMemoryMb, readingTimeoutMs } from '#server/features/roster-import/exports.ts'
import { askWorker } from '#server/platform/limited-worker.ts'
import { Refusal, type RefusalDetails, type RefusalKind } from '#server/platform/refusal.ts'
import type { ReadOrganisations } from './entries.ts'
import { refuse } from './organisations-import.refusals.ts'
import type { ReadOptions } from './read-organisations.ts'

export type WorkerAnswer =
  | { read: ReadOrganisations }
  | { refused: { code: string; kind: RefusalKind; details: RefusalDetails | undefined } }

/**
 * Reads a list of organisations in a thread of its own, with limited memory and time. Throws a `Refusal` when the file cannot
 * be read.
 */
export async function readInWorker(path: string, options: ReadOptions): Promise<ReadOrganisations> {
  const url = new URL('./read-worker.ts', import.meta.url)
  const answer = await askWorker<WorkerAnswer>(
    url,
    { path, options },
    {
      ...{ oldGenerationMb: readingMemoryMb, youngGenerationMb: 48, timeoutMs: readingTimeoutMs },
      tooHard: () => refuse.list_too_hard(),
    },
  )
  if ('read' in answer) return answer.read
  const { code, kind, details } = answer.refused
  throw new Refusal(code, kind, details)
}
