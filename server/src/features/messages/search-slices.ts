import type { RawBuilder } from 'kysely'
import type { Db } from '#server/platform/call.ts'
import { matchesInLines, matchesInSlice, type Found, type Readable } from './search-messages.queries.ts'

/** Up to this many lines it is quicker to read them all than to ask for matches in everybody's conversations. */
const linesReadMax = 20_000
const dayMs = 24 * 60 * 60_000
const firstSliceMs = 7 * dayMs
const wholePastMs = 100 * 365 * dayMs

type Search = { match: RawBuilder<boolean>; before: Found | undefined; now: Date; limit: number }

/**
 * The newest matches in the lines somebody may read, at most `limit`. Cost grows with the matches that are looked at,
 * so the past is read in slices, each longer than the one before, until there are enough.
 */
export async function newestMatches(db: Db, ranges: readonly Readable[], search: Search): Promise<Found[]> {
  const { match, before, now, limit } = search
  const lines = ranges.reduce((sum, range) => sum + range.toSeq - range.fromSeq + 1, 0)
  if (lines <= linesReadMax) return matchesInLines(db, ranges, { match, before, limit })
  const found: Found[] = []
  const newestMs = before?.at.getTime() ?? now.getTime()
  let last = before
  for (let pastMs = firstSliceMs, sliceMs = firstSliceMs; ; pastMs += sliceMs) {
    const fromAt = pastMs < wholePastMs ? new Date(newestMs - pastMs) : undefined
    const more = await matchesInSlice(db, ranges, { match, before: last, fromAt, limit: limit - found.length })
    found.push(...more)
    if (found.length === limit || fromAt === undefined) return found
    last = { at: new Date(fromAt.getTime() - 1), conversationId: lastId, seq: Number.MAX_SAFE_INTEGER }
    sliceMs = pastMs * growth(found.length, limit)
  }
}

/** After everything: no conversation sorts behind it. */
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** By how much longer the next slice is: as much as the matches so far promise, with a margin. */
function growth(found: number, limit: number): number {
  return Math.min(16, Math.max(2, (2 * (limit - found)) / Math.max(found, 0.5)))
}
