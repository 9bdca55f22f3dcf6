import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import { readHead, sealedRows, unsealedTail } from './chain.queries.ts'
import { breakAt, fitsAfter, genesis, type Break, type ChainRow, type Head } from './chain.rules.ts'

export type Anchor = { number: number | null; hash: Buffer }

export type Verified = {
  /** Rows that hold, from the first one on without a gap. */
  checked: number
  last: Head
  unsealed: { count: number; since: Date | null }
  broken: Break | null
  /** Whether the rows that hold contain what was printed then; null without an anchor. */
  contained: boolean | null
}

const pageSize = 5000

/**
 * Walks the chain from its beginning to the first row that does not hold, page by page. Meant for one snapshot: a
 * transaction that reads repeatably, or nobody sealing meanwhile.
 */
export async function verifyChain(db: Db | Tx, anchor?: Anchor): Promise<Verified> {
  let head: Head = { number: 0, hash: genesis }
  let contained = anchor ? isAnchor(anchor, head) : null
  for await (const row of everyRow(db)) {
    const broken = breakAt(head, row)
    if (broken) return { ...(await ending(db, head)), broken: await named(db, broken, row), contained }
    head = { number: row.number!, hash: row.hash! }
    contained ||= anchor ? isAnchor(anchor, head) : null
  }
  const broken = (await missingEnd(db, head)) ?? (await otherWords(db))
  return { ...(await ending(db, head)), broken, contained }
}

/** `NUMBER:HASH` or `HASH`, as a report prints it; undefined for anything else. */
export function readAnchor(text: string): Anchor | undefined {
  const [, number, hash] = /^(?:(\d{1,15}):)?([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  return hash ? { number: number === undefined ? null : Number(number), hash: Buffer.from(hash, 'hex') } : undefined
}

function isAnchor({ number, hash }: Anchor, head: Head): boolean {
  return head.hash.equals(hash) && (number === null || number === head.number)
}

async function* everyRow(db: Db | Tx): AsyncGenerator<ChainRow> {
  let after = { number: -Number.MAX_SAFE_INTEGER, id: 0 }
  for (;;) {
    const page = await sealedRows(db, after, pageSize)
    yield* page
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = { number: last.number!, id: last.id }
  }
}

async function ending(db: Db | Tx, head: Head) {
  return { checked: head.number, last: head, unsealed: await unsealedTail(db) }
}

/** Rows that were cut off at the end, or added there by something else than the sealer. */
async function missingEnd(db: Db | Tx, { number, hash }: Head): Promise<Break | null> {
  const kept = await readHead(db)
  if (kept.number > number) return { number: number + 1, what: 'missing' }
  if (kept.number < number) return { number: kept.number + 1, what: 'added' }
  return kept.hash.equals(hash) ? null : { number, what: 'changed' }
}

/** Of two rows that changed places neither fits where it stands, and each fits somewhere else: one more walk tells. */
async function named(db: Db | Tx, broken: Break, row: ChainRow): Promise<Break> {
  if (broken.what !== 'changed') return broken
  let previous: Buffer = genesis
  for await (const { hash } of everyRow(db)) {
    if (fitsAfter(previous, hash, row)) return { ...broken, what: 'reordered' }
    previous = hash ?? previous
  }
  return fitsAfter(previous, null, row) ? { ...broken, what: 'reordered' } : broken
}

/** A note may be erased; other words in its place are a change. */
async function otherWords(db: Db | Tx): Promise<Break | null> {
  const { rows } = await sql<{ number: number }>`
    select a.number from audit_notes n join audit a on a.id = n.audit_id
    where a.number is not null
      and a.note_hash is distinct from sha256(n.salt || convert_to(n.text, 'UTF8'))
    order by a.number limit 1`.execute(db)
  return rows[0] ? { number: rows[0].number, what: 'changed' } : null
}
