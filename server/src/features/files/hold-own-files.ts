import { sql } from 'kysely'
import type { FileBrief } from '#protocol/files.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { heldSeq } from './files-for-send.ts'
import { briefOf, type FileRow } from './files.queries.ts'
import { refuse } from './files.refusals.ts'

/**
 * Under which number pages and notices hold files; messages and reports have theirs from 1. People choose the ids of all of them,
 * perhaps the same: what one lets go must not be another's.
 */
export const heldAs = { page: 0, notice: Number.MAX_SAFE_INTEGER } as const
type Holder = { as: keyof typeof heldAs; holderId: string }

/**
 * Something that is no message (a page, a notice) holds exactly these files from now on: such as the person has uploaded and
 * sent nowhere, or such as it held already. What it held besides is let go. Throws `file_not_yours`, `file_already_sent`.
 */
export async function holdOwnFiles(
  tx: Tx,
  { as, holderId, personId, at }: Holder & { personId: string; at: Date },
  fileIds: readonly string[],
): Promise<FileBrief[]> {
  const { rows } = await sql<FileRow & { held: boolean }>`
    select f.*, r.file_id is not null as held
    from files f left join file_references r
      on r.file_id = f.id and r.conversation_id = ${holderId} and r.seq = ${heldSeq(heldAs[as])}
    where f.id = any(${fileIds}::uuid[]) and f.orphaned_at is null for update of f`.execute(tx)
  const found = new Map(rows.map((row) => [row.id, row]))
  for (const id of fileIds) {
    const row = found.get(id)
    if (!row || (!row.held && row.owner_id !== personId)) throw refuse.file_not_yours()
    if (!row.held && row.attached_at) throw refuse.file_already_sent()
  }
  await sql`
    with gone as (
      delete from file_references where conversation_id = ${holderId} and seq = ${heldSeq(heldAs[as])}
        and file_id <> all(${fileIds}::uuid[]) returning file_id)
    update files set orphaned_at = ${at} where id in (select file_id from gone)`.execute(tx)
  await sql`
    insert into file_references (conversation_id, seq, file_id)
    select ${holderId}, ${heldSeq(heldAs[as])}, id from unnest(${fileIds}::uuid[]) as f (id) on conflict do nothing`.execute(
    tx,
  )
  await sql`
    update files set attached_at = ${at} where id = any(${fileIds}::uuid[]) and attached_at is null`.execute(tx)
  return fileIds.map((id) => briefOf(found.get(id)!))
}

/** What it holds, by name. */
export async function filesHeldBy(db: Db, { as, holderId }: Holder): Promise<FileBrief[]> {
  const { rows } = await sql<FileRow>`
    select f.* from file_references r join files f on f.id = r.file_id
    where r.conversation_id = ${holderId} and r.seq = ${heldSeq(heldAs[as])} order by f.name, f.id`.execute(db)
  return rows.map(briefOf)
}
