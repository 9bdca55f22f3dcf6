import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Services } from '#server/platform/services.ts'
import type { Range } from './files.rules.ts'

/** What is kept of a file: the bytes, and for pictures two smaller copies. */
export const parts = ['original', 'preview', 'thumbnail'] as const
export type Part = (typeof parts)[number]

/** Where bytes lie. Names are ids, never what somebody typed. A driver for S3 has to do no more than this. */
export type FileStore = {
  /** Takes over a finished file of this machine; after that it survives a crash. */
  put(id: string, part: Part, path: string): Promise<void>
  sizeBytes(id: string, part: Part): Promise<number | undefined>
  read(id: string, part: Part, range?: Range): Readable
  /** Removes all parts; none of them has to exist. */
  remove(id: string): Promise<void>
  /** A path on this machine for bytes that are still coming in. */
  newPath(id: string): Promise<string>
  /** Removes what uploads that never ended left behind. */
  removeStale(olderThan: Date): Promise<void>
}

const stores = new WeakMap<Services, FileStore>()

/** The store that the configuration chooses; one per server process. */
export function fileStore(services: Services): FileStore {
  const store = stores.get(services) ?? localStore(join(services.config.data, 'files'))
  stores.set(services, store)
  return store
}

/** Files in a folder that only the server's user may enter. */
export function localStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  const pathOf = (id: string, part: Part) => join(folder, id.slice(-2), part === 'original' ? id : `${id}.${part}`)
  let serial = 0
  return {
    async put(id, part, path) {
      const target = pathOf(id, part)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await sync(path)
      await rename(path, target)
      await sync(dirname(target))
    },
    async sizeBytes(id, part) {
      return stat(pathOf(id, part)).then(
        (found) => found.size,
        () => undefined,
      )
    },
    read: (id, part, range) => createReadStream(pathOf(id, part), range),
    async remove(id) {
      for (const part of parts) await rm(pathOf(id, part), { force: true })
    },
    async newPath(id) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      return join(incoming, `${id}.${process.pid}.${(serial += 1)}`)
    },
    async removeStale(olderThan) {
      for (const name of await readdir(incoming).catch(() => [])) {
        const path = join(incoming, name)
        const found = await stat(path).catch(() => undefined)
        if (found && found.mtime < olderThan) await rm(path, { force: true })
      }
    },
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
