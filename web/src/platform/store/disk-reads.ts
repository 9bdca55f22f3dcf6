import type { LinesAt, StoredLines } from './disk.ts'
import type { DiskDatabase } from './indexed-disk.ts'
import { rangeAt, type Range, type Ranges } from './ranges.ts'

/** Lines of one known stretch, together with the version they are true for. `undefined` where nothing is known. */
export async function readLines(
  db: DiskDatabase,
  conversationId: string,
  at: LinesAt,
  limit: number,
): Promise<StoredLines | undefined> {
  const tx = db.transaction(['cursors', 'ranges', 'messages'])
  const [version, ranges] = await Promise.all([
    tx.objectStore('cursors').get(conversationId),
    tx.objectStore('ranges').get(conversationId),
  ])
  const range = sliceAt(ranges ?? [], at, limit)
  if (version === undefined || !range) return undefined
  const keys = IDBKeyRange.bound([conversationId, range[0]], [conversationId, range[1]])
  return { version, range, messages: await tx.objectStore('messages').getAll(keys) }
}

/** The part of the known stretches that a window wants next. */
function sliceAt(ranges: Ranges, at: LinesAt, limit: number): Range | undefined {
  const [whole, from, to] = wanted(ranges, at, limit)
  if (!whole) return undefined
  const cut: Range = [Math.max(whole[0], from), Math.min(whole[1], to)]
  // Nothing lies below the first line: a slice that reaches it reaches the start.
  return [cut[0] <= 1 ? whole[0] : cut[0], cut[1]]
}

function wanted(ranges: Ranges, at: LinesAt, limit: number): [Range | undefined, from: number, to: number] {
  if (at === 'end') {
    const last = ranges.at(-1)
    return [last, (last?.[1] ?? 0) - limit + 1, Infinity]
  }
  if ('before' in at) return [rangeAt(ranges, at.before - 1), at.before - limit, at.before - 1]
  if ('after' in at) return [rangeAt(ranges, at.after + 1), at.after + 1, at.after + limit]
  return [rangeAt(ranges, at.around), at.around - (limit >> 1), at.around + (limit >> 1)]
}
