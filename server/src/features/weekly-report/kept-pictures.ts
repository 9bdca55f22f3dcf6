import type { Services } from '#server/platform/services.ts'
import { picture, type Pictured } from './snapshots.queries.ts'

/** This Friday and the one before it, of two trees. */
const keptMax = 4
const kept = new WeakMap<Services, Map<string, Promise<Pictured>>>()

/** A whole snapshot. Snapshots do not change; the last ones asked for stay, so that searching a report reads nothing anew. */
export function wholePicture(services: Services, snapshotId: string): Promise<Pictured> {
  const known = kept.get(services) ?? new Map<string, Promise<Pictured>>()
  kept.set(services, known)
  const read = known.get(snapshotId) ?? picture(services.db, snapshotId)
  known.delete(snapshotId)
  known.set(snapshotId, read)
  read.catch(() => known.delete(snapshotId))
  if (known.size > keptMax) known.delete(known.keys().next().value!)
  return read
}
