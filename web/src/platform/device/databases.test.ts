import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { openIndexedDisk } from '../store/indexed-disk.ts'
import { accountsWithDatabase, databasesKey, rememberDatabase, sweepDatabases } from './databases.ts'
import { wipeDevice, wipeEverybody } from './wipe.ts'

const answers = { parked: ['waiting'], me: 'front', online: true }

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  vi.stubGlobal('localStorage', storage())
  vi.stubGlobal('sessionStorage', storage())
  Object.assign(answers, { parked: ['waiting'], me: 'front', online: true })
  vi.stubGlobal('fetch', async (path: string) => {
    if (!answers.online) throw new TypeError('offline')
    const accounts = answers.parked.map((accountId) => ({ accountId, sessionId: accountId, personId: '', name: '' }))
    return new Response(JSON.stringify(path.endsWith('account.me') ? { accountId: answers.me } : { accounts }))
  })
})

/** As a page leaves it: a database with something in it. */
async function stored(...accountIds: string[]) {
  for (const id of accountIds) {
    rememberDatabase(id)
    const disk = await openIndexedDisk(id)
    disk.keepToken('t')
    await disk.settled()
    disk.close()
  }
}

const inDatabases = async () =>
  (await globalThis.indexedDB.databases()).map(({ name }) => name!.replace('peremena-', '')).toSorted()

test('what a blocked child wrote does not stay on the family’s phone once somebody opens the app', async () => {
  await stored('front', 'waiting', 'blocked')
  await sweepDatabases('front')
  expect(await inDatabases()).toEqual(['front', 'waiting'])
})

test('the same in a browser that cannot list its databases', async () => {
  await stored('front', 'waiting', 'blocked')
  const listing = globalThis.indexedDB.databases.bind(globalThis.indexedDB)
  globalThis.indexedDB.databases = undefined as never
  await sweepDatabases('front')
  expect((await accountsWithDatabase()).toSorted()).toEqual(['front', 'waiting'])
  await wipeEverybody()
  expect(localStorage.getItem(databasesKey)).toBeNull()
  expect(await listing()).toEqual([])
})

test('without a line, or when another tab has gone over to somebody else, nobody loses anything', async () => {
  await stored('front', 'waiting')
  answers.me = 'waiting'
  answers.parked = []
  await sweepDatabases('front')
  answers.online = false
  await sweepDatabases('front').catch(() => undefined)
  expect(await inDatabases()).toEqual(['front', 'waiting'])
})

test('wiping one account remembers whose databases are left', async () => {
  await stored('front', 'waiting')
  localStorage.setItem('peremena.emoji', '🎉')
  localStorage.setItem('peremena.push-asked', '1')
  await wipeDevice('front')
  expect(await inDatabases()).toEqual(['waiting'])
  expect(Object.keys(localStorage)).toEqual([databasesKey])
})

function storage(): Storage {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
    removeItem: (key: string) => void delete kept[key],
  }
  return new Proxy(kept, { get: (_, key: string) => methods[key as 'getItem'] ?? kept[key] }) as never
}
