import { sql } from 'kysely'
import type { Tx } from '#server/platform/call.ts'
import { holdFiles } from './files-for-send.ts'
import { refuse } from './files.refusals.ts'

/**
 * What somebody has uploaded and not sent becomes a file that `holderId` holds; it is read with `sendHeldFile`. Throws
 * `file_not_yours`, `file_already_sent`.
 */
export async function takeFile(
  tx: Tx,
  { holderId, seq, fileId, ownerId, at }: { holderId: string; seq: number; fileId: string; ownerId: string; at: Date },
): Promise<void> {
  const { rows } = await sql<{ sent: boolean }>`
    select attached_at is not null as sent from files
    where id = ${fileId} and owner_id = ${ownerId} and orphaned_at is null for update`.execute(tx)
  if (!rows[0]) throw refuse.file_not_yours()
  if (rows[0].sent) throw refuse.file_already_sent()
  await tx.updateTable('files').set({ attached_at: at }).where('id', '=', fileId).execute()
  await holdFiles(tx, holderId, seq, [fileId])
}
