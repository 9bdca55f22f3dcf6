import type { Disk } from './disk.ts'
import type { OutboxItem } from './outbox-item.ts'
import { emptyState } from './state.ts'

/**
 * For «чужой компьютер» and for browsers without IndexedDB: nothing is kept but files on their way up,
 * and those only as long as the page lives.
 */
export function openMemoryDisk(): Disk {
  const blobs = new Map<string, Blob>()
  const nothing = () => undefined
  return {
    lasting: false,
    load: async (me) => ({ state: emptyState(me), outbox: [], drafts: new Map(), token: undefined }),
    keepEvents: nothing,
    keepSnapshot: nothing,
    keepConversation: nothing,
    dropConversation: nothing,
    keepPage: nothing,
    keepPersons: nothing,
    keepToken: nothing,
    lines: async () => undefined,
    line: async () => undefined,
    keepItem: async (_item, files) => files?.forEach((blob, id) => blobs.set(id, blob)),
    dropItem: async (item: OutboxItem) => item.uploads.forEach((upload) => blobs.delete(upload.id)),
    items: async () => [],
    blob: async (id) => blobs.get(id),
    keepDraft: async () => undefined,
    keepDesk: async () => undefined,
    desk: async () => undefined,
    settled: async () => undefined,
    close: nothing,
  }
}
