import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import type { ChainRow, Head } from './chain.rules.ts'

const columns = sql`id, number, hash, (extract(epoch from at) * 1000000)::bigint::text as at, act,
  organisation_id as "organisationId", encode(actor_ref, 'hex') as actor, encode(subject_ref, 'hex') as subject,
  encode(other_ref, 'hex') as other, encode(note_hash, 'hex') as note, data::text as data`

/** The end of the chain, taken for this transaction; undefined while another process seals. */
export async function takeHead(tx: Tx): Promise<Head | undefined> {
  const { rows } = await sql<Head>`select number, hash from audit_head for update skip locked`.execute(tx)
  return rows[0]
}

export async function moveHead(tx: Tx, head: Head): Promise<void> {
  await tx.updateTable('audit_head').set(head).execute()
}

export async function readHead(db: Db | Tx): Promise<Head> {
  return db.selectFrom('audit_head').select(['number', 'hash']).executeTakeFirstOrThrow()
}

/** Rows that have been committed and have no place yet, in the order in which they were begun. */
export async function waitingRows(tx: Tx, limit: number): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select ${columns} from audit where number is null order by id limit ${limit}`.execute(tx)
  return rows
}

export async function placeRows(tx: Tx, placed: readonly { id: number; number: number; hash: Buffer }[]) {
  await sql`
    update audit a set number = p.number, hash = p.hash
    from unnest(${placed.map((row) => row.id)}::bigint[], ${placed.map((row) => row.number)}::bigint[],
      ${placed.map((row) => row.hash)}::bytea[]) as p (id, number, hash)
    where a.id = p.id`.execute(tx)
}

/** Sealed rows by number, `after` not included; ties, which the database refuses, by id. */
export async function sealedRows(
  db: Db | Tx,
  after: { number: number; id: number },
  limit: number,
): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select ${columns} from audit where (number, id) > (${after.number}, ${after.id}) order by number, id limit ${limit}
  `.execute(db)
  return rows
}

export async function unsealedTail(db: Db | Tx): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(*) as count, min(at) as since from audit where number is null`.execute(db)
  return rows[0]!
}
