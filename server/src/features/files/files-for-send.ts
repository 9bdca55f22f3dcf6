import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { FileBrief } from '#protocol/files.ts'
import type { Tx } from '#server/platform/call.ts'
import { briefOf, type FileRow } from './files.queries.ts'
import { refuse } from './files.refusals.ts'

/** Unsent files go after a day. */
export const unsentHoursMax = 24
/** In the last minutes of that day a file is no longer taken into a message, so that the two never meet. */
const marginMinutes = 15

/**
 * The sender's own files for one message, in the order of `fileIds`: such as no message has taken yet, or only this one
 * (`messageId`), since a send may be repeated. Throws `file_not_yours`, `file_already_sent`. The writer of the message stores
 * the references and `attached_at` in its own statement.
 */
export async function filesForSend(
  pool: Pool,
  personId: string,
  fileIds: readonly string[],
  conversationId: string,
  messageId: string,
): Promise<FileBrief[]> {
  const { rows } = await pool.query<FileRow & { mine: boolean; fresh: boolean }>(findForSend, [
    fileIds,
    personId,
    conversationId,
    messageId,
    unsentHoursMax * 60 - marginMinutes,
  ])
  const found = new Map(rows.map((row) => [row.id, row]))
  return fileIds.map((id) => {
    const row = found.get(id)
    if (!row || (!row.attached_at && !row.fresh)) throw refuse.file_not_yours()
    if (row.attached_at && !row.mine) throw refuse.file_already_sent()
    return briefOf(row)
  })
}

const findForSend = `
  select f.*, f.created_at > now() - make_interval(mins => $5::int) as fresh,
    exists (select from messages m join file_references r on r.conversation_id = m.conversation_id and r.seq = m.seq
      where m.conversation_id = $3 and m.author_id = $2 and m.id = $4 and r.file_id = f.id) as mine
  from files f where f.id = any($1::uuid[]) and f.owner_id = $2 and f.orphaned_at is null`

/** Something else (a report) also holds the files of a message, so that they outlive it. Until `releaseHeldFiles`. */
export async function holdFiles(tx: Tx, holderId: string, seq: number, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  const references = fileIds.map((id) => ({ conversation_id: holderId, seq: heldSeq(seq), file_id: id }))
  await tx
    .insertInto('file_references')
    .values(references)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function releaseHeldFiles(tx: Tx, holderId: string, seq: number): Promise<void> {
  await detachFiles(tx, holderId, heldSeq(seq))
}

/** Below zero, where no line has its number: people choose the ids of both reports and conversations, perhaps the same. */
export function heldSeq(seq: number): number {
  return -seq
}

/** A message lets its files go; those that no other message refers to leave the disk soon after. */
export async function detachFiles(tx: Tx, conversationId: string, seq: number): Promise<void> {
  await sql`
    with gone as (
      delete from file_references where conversation_id = ${conversationId} and seq = ${seq} returning file_id)
    update files set orphaned_at = now() where id in (select file_id from gone)
      and not exists (select from file_references r where r.file_id = files.id
        and not (r.conversation_id = ${conversationId} and r.seq = ${seq}))`.execute(tx)
}
