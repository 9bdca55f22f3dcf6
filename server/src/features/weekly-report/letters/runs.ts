import { mailIsOn } from '#server/platform/mail.ts'
import type { Services } from '#server/platform/services.ts'
import type { SnapshotRow } from '../snapshots.queries.ts'
import { linesFor, type LetterLines } from './letter-parts.ts'
import { readersOf, type Reader } from './readers.queries.ts'

/** All that a Friday's letters are written from. `lines` null: nobody gets a letter. */
export type Run = { readonly readers: readonly Reader[]; readonly lines: LetterLines | null }

/** Trees whose letters are being written; more of them at once are read anew. */
const keptMax = 4
const kept = new WeakMap<Services, Map<string, Promise<Run>>>()

/** Read once for all readers of a snapshot, however many hundreds they are, and let go by `endRun`. */
export function runOf(services: Services, snapshot: SnapshotRow, at: Date): Promise<Run> {
  const runs = kept.get(services) ?? new Map<string, Promise<Run>>()
  kept.set(services, runs)
  const known = runs.get(snapshot.id)
  if (known) return known
  const run = readRun(services, snapshot, at)
  run.catch(() => endRun(services, snapshot.id))
  runs.set(snapshot.id, run)
  if (runs.size > keptMax) runs.delete(runs.keys().next().value!)
  return run
}

export function endRun(services: Services, snapshotId: string): void {
  kept.get(services)?.delete(snapshotId)
}

async function readRun(services: Services, snapshot: SnapshotRow, at: Date): Promise<Run> {
  const readers = await readersOf(services.db, snapshot.id, at)
  const mailed = mailIsOn(services) && readers.some(({ address }) => address !== null)
  return { readers, lines: mailed ? await linesFor(services.db, snapshot, at) : null }
}
