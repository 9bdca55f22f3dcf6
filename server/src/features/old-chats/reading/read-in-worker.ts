import { readingMemoryMb, readingTimeoutMs } from '#server/features/roster-import/exports.ts'
import { askWorker } from '#server/platform/limited-worker.ts'
import { Refusal, type RefusalDetails, type RefusalKind } from '#server/platform/refusal.ts'
import { refuse } from '../old-chats.refusals.ts'
import type { ReadChats } from './read-table.ts'

export type WorkerAnswer =
  | { read: ReadChats }
  | { refused: { code: string; kind: RefusalKind; details: RefusalDetails | undefined } }

/** Reads a table of chats in a thread of its own. Throws a `Refusal` when the file cannot be read. */
export async function readInWorker(path: string): Promise<ReadChats> {
  const url = new URL('./read-worker.ts', import.meta.url)
  const answer = await askWorker<WorkerAnswer>(
    url,
    { path },
    {
      ...{ oldGenerationMb: readingMemoryMb, youngGenerationMb: 48, timeoutMs: readingTimeoutMs },
      tooHard: () => refuse.old_chats_too_hard(),
    },
  )
  if ('read' in answer) return answer.read
  const { code, kind, details } = answer.refused
  throw new Refusal(code, kind, details)
}
