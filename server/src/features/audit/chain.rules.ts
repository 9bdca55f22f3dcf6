import { createHash } from 'node:crypto'

/** A row as the chain reads it: texts as PostgreSQL writes them, references and hashes of notes in hexadecimal. */
export type ChainRow = {
  id: number
  number: number | null
  hash: Buffer | null
  /** Microseconds since 1970. */
  at: string
  act: string
  organisationId: string | null
  actor: string | null
  subject: string | null
  other: string | null
  note: string | null
  data: string
}

/** What stands before the first row. */
export const genesis = Buffer.alloc(32)

/** SHA-256 over the hash before and the row: an array of texts in JSON, in UTF-8, so that no two rows share their bytes. */
export function linkHash(previous: Buffer, row: Omit<ChainRow, 'id' | 'number' | 'hash'>): Buffer {
  const { at, act, organisationId, actor, subject, other, note, data } = row
  const bytes = JSON.stringify([at, act, organisationId, actor, subject, other, note, data])
  return createHash('sha256').update(previous).update(bytes, 'utf8').digest()
}

export type Head = { number: number; hash: Buffer }

/** Why a row does not hold: its words are others, it is gone, it stands elsewhere, or it was never sealed here. */
export type Break = { number: number; what: 'changed' | 'missing' | 'reordered' | 'added' }

/** The next row against the end of what has been walked: a gap, a number twice, or other words than were sealed. */
export function breakAt(head: Head, row: ChainRow): Break | undefined {
  const expected = head.number + 1
  if (row.number !== null && row.number > expected) return { number: expected, what: 'missing' }
  if (row.number !== expected) return { number: row.number ?? expected, what: 'added' }
  const hash = linkHash(head.hash, row)
  return row.hash?.equals(hash) ? undefined : { number: expected, what: 'changed' }
}

/** Whether a row that does not fit where it stands was sealed at another place of the chain. */
export function fitsAfter(previous: Buffer, next: Buffer | null, row: ChainRow): boolean {
  const hash = linkHash(previous, row)
  return hash.equals(row.hash ?? genesis) || (next !== null && hash.equals(next))
}
