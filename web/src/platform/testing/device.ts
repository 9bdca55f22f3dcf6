import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { LineError } from '../api/refusal.ts'
import type { Lead, Leading } from '../device/leader.ts'
import { createClient, type Client, type ClientWork } from '../store/client.ts'
import type { Disk } from '../store/disk.ts'
import { openIndexedDisk } from '../store/indexed-disk.ts'
import { openMemoryDisk } from '../store/memory-disk.ts'
import { alone, type OpenTabs, type TabMessage } from '../sync/tabs.ts'
import { calm, pause, type Chaos, type FakeServer } from './fake-server.ts'

/** A browser with its own storage, in which pages (tabs) of one account open and close. */
export function createDevice(server: FakeServer, person: string, options: { chaos?: Chaos; memory?: boolean } = {}) {
  const storage = new IDBFactory()
  const wires = server.wires(person, options.chaos ?? calm)
  const channel = new Set<(message: TabMessage) => void>()
  const queue: Leading[] = []
  const disks: Disk[] = []
  const over: { reason: string; wipe: boolean }[] = []

  const openTabs: OpenTabs = (onMessage) => {
    channel.add(onMessage)
    const others = () => [...channel].filter((one) => one !== onMessage)
    return {
      post(message) {
        const copy = structuredClone(message)
        if (!channel.has(onMessage)) return
        for (const one of others()) setTimeout(() => channel.has(one) && one(structuredClone(copy)))
      },
      close: () => void channel.delete(onMessage),
    }
  }

  /** Like Web Locks: first come, first served, the next when the first has gone. */
  const lead: Lead = (leading) => {
    if (queue.push(leading) === 1) leading.begin()
    return () => {
      const wasFirst = queue[0] === leading
      queue.splice(queue.indexOf(leading), 1)
      if (wasFirst) queue[0]?.begin()
    }
  }

  async function openDisk(): Promise<Disk> {
    globalThis.indexedDB = storage
    const disk = options.memory ? openMemoryDisk() : await openIndexedDisk(person)
    disks.push(disk)
    return disk
  }

  async function openPage(fields: Partial<ClientWork> = {}): Promise<Client> {
    return await createClient({
      me: { personId: person },
      disk: fields.disk ?? (await openDisk()),
      wires,
      lead,
      openTabs: options.memory ? alone : openTabs,
      upload: async () => {
        throw new LineError('no uploads here')
      },
      onOutdated: () => undefined,
      onSessionOver: (reason, wipe) => void over.push({ reason, wipe }),
      retryMs: 5,
      ...fields,
    })
  }

  return {
    openDisk,
    openPage,
    over,
    wires,
    /** All that pages wanted to keep is on disk. */
    written: () => Promise.all(disks.map((disk) => disk.settled())),
    /** The network goes and comes. Without it sockets die at once. */
    setOnline(online: boolean) {
      wires.reach.online = online
      if (!online) for (const socket of [...server.sockets]) if (socket.person === person) socket.close()
      wires.wake()
    },
  }
}

/** Waits until something is so, or fails with what was waited for. */
export async function until(isSo: () => unknown, what = isSo.toString(), withinMs = 30_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`)
    await pause(2)
  }
}
