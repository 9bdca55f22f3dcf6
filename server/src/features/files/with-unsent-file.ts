import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Services } from '#server/platform/services.ts'
import { fileStore } from './file-store.ts'

/**
 * Works with a copy, on this machine, of a file that a person has uploaded and not sent; `undefined` when there is none.
 * The copy goes afterwards.
 */
export async function withUnsentFile<T>(
  services: Services,
  { fileId, ownerId }: { fileId: string; ownerId: string },
  work: (path: string, name: string) => Promise<T>,
): Promise<T | undefined> {
  const file = await services.db
    .selectFrom('files')
    .select('name')
    .where('id', '=', fileId)
    .where('owner_id', '=', ownerId)
    .where('attached_at', 'is', null)
    .executeTakeFirst()
  if (!file) return undefined
  const store = fileStore(services)
  const path = await store.newPath(fileId)
  try {
    await pipeline(store.read(fileId, 'original'), createWriteStream(path, { mode: 0o600 }))
    return await work(path, file.name)
  } finally {
    await rm(path, { force: true })
  }
}
