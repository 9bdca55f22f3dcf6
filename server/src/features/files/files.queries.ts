import type { Selectable } from 'kysely'
import type { FileBrief } from '#protocol/files.ts'
import type { Db } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import type { FilesRow } from '#server/platform/database/types.ts'

export type FileRow = Selectable<FilesRow>

export function findFile(db: Db, id: string): Promise<FileRow | undefined> {
  return db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The file as it stands in a message. */
export function briefOf(
  row: Omit<FileRow, 'owner_id' | 'sha256' | 'created_at' | 'attached_at' | 'orphaned_at'>,
): FileBrief {
  const { id, name, type, kind, size_bytes, width, height, has_preview } = row
  return {
    id,
    name,
    type,
    kind: kind as FileBrief['kind'],
    sizeBytes: size_bytes,
    width,
    height,
    hasPreview: has_preview,
  }
}

/** A file through one of its references; `holderId` is a conversation or a report. Throws `not_found`. */
export async function referencedFile(db: Db, holderId: string, seq: number, fileId: string): Promise<FileRow> {
  const file = await db
    .selectFrom('file_references')
    .innerJoin('files', 'files.id', 'file_references.file_id')
    .selectAll('files')
    .where('conversation_id', '=', holderId)
    .where('seq', '=', seq)
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  if (!file) throw refuse.not_found()
  return file
}

/** What a person has uploaded and not sent. */
export async function unsentOf(db: Db, personId: string): Promise<{ count: number; sizeBytes: number }> {
  const row = await db
    .selectFrom('files')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<string | null>('size_bytes').as('sum')])
    .where('owner_id', '=', personId)
    .where('attached_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { count: row.count, sizeBytes: Number(row.sum ?? 0) }
}
