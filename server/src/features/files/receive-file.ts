import { rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { FileBrief } from '#protocol/files.ts'
import type { Services } from '#server/platform/services.ts'
import { detectType } from './detect-type.ts'
import { fileStore, type FileStore } from './file-store.ts'
import { briefOf, findFile, type FileRow } from './files.queries.ts'
import { refuse } from './files.refusals.ts'
import { kindOf, tidyName } from './files.rules.ts'
import { preparePicture } from './pictures.ts'
import { takeBytes, type Taken } from './take-bytes.ts'

export type Incoming = { id: string; name: string; ownerId: string; body: Readable }

/**
 * Takes a file in: bytes, type, pictures made clean, then the row that others may refer to. The same upload sent again is
 * answered with what is there. Throws the refusals of this feature; leaves nothing behind when it fails.
 */
export async function receiveFile(services: Services, incoming: Incoming): Promise<FileBrief> {
  const store = fileStore(services)
  const path = await store.newPath(incoming.id)
  const paths = { source: path, clean: `${path}.clean`, preview: `${path}.preview`, thumbnail: `${path}.thumbnail` }
  try {
    const taken = await takeBytes(incoming.body, path, services.config.fileSizeBytesMax)
    const before = await findFile(services.db, incoming.id)
    if (before) return sameOrRefuse(before, incoming, taken)
    const type = await detectType(path)
    const kind = kindOf(type)
    const picture = kind === 'image' ? await preparePicture(type, paths) : undefined
    const kept = picture?.rewritten ? paths.clean : path
    const row = {
      ...about(incoming, taken),
      type,
      kind,
      size_bytes: (await stat(kept)).size,
      created_at: services.clock.now(),
    }
    await keep(store, incoming.id, kept, picture ? paths : undefined)
    const size = { width: picture?.width ?? null, height: picture?.height ?? null, has_preview: picture !== undefined }
    return await insertOrSame(services, { ...row, ...size, attached_at: null, orphaned_at: null }, incoming, taken)
  } finally {
    for (const left of Object.values(paths)) await rm(left, { force: true })
  }
}

function about({ id, name, ownerId }: Incoming, { sha256 }: Taken) {
  return { id, owner_id: ownerId, name: tidyName(name), sha256 }
}

async function keep(
  store: FileStore,
  id: string,
  original: string,
  copies: { preview: string; thumbnail: string } | undefined,
): Promise<void> {
  if (copies) await store.put(id, 'preview', copies.preview)
  if (copies) await store.put(id, 'thumbnail', copies.thumbnail)
  await store.put(id, 'original', original)
}

async function insertOrSame({ db }: Services, row: FileRow, incoming: Incoming, taken: Taken): Promise<FileBrief> {
  const inserted = await db
    .insertInto('files')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return briefOf(row)
  return sameOrRefuse((await findFile(db, incoming.id))!, incoming, taken)
}

function sameOrRefuse(before: FileRow, { ownerId }: Incoming, { sha256 }: Taken): FileBrief {
  if (before.owner_id !== ownerId || !before.sha256.equals(sha256)) throw refuse.file_id_taken()
  return briefOf(before)
}
