import { accountsOnThisDevice, me as getMe } from '#protocol/accounts.ts'
import { call } from '../api/call.ts'

const prefix = 'peremena-'
/** Firefox before 126 lists no databases, so this device remembers whose it has made. */
export const databasesKey = 'peremena.databases'

/** The name of the database of an account. */
export function databaseName(accountId: string): string {
  return prefix + accountId
}

/** Before it is made: what is not remembered could not be deleted. */
export function rememberDatabase(accountId: string): void {
  write(new Set([...read(), accountId]))
}

/** Accounts that have, or may have, a database here. */
export async function accountsWithDatabase(): Promise<string[]> {
  const listed = (await indexedDB.databases?.().catch(() => [])) ?? []
  const names = listed.map(({ name }) => name ?? '').filter((name) => name.startsWith(prefix))
  return [...new Set([...names.map((name) => name.slice(prefix.length)), ...read()])]
}

export async function deleteDatabaseOf(accountId: string): Promise<void> {
  await deleteDatabase(databaseName(accountId))
  write(new Set(read().filter((id) => id !== accountId)))
}

/**
 * Deletes what was stored of accounts that the server no longer lists on this device: blocked, restored, closed from
 * elsewhere or burnt while they waited, when no socket could tell them. Without an answer it does nothing: the next start
 * asks again.
 */
export async function sweepDatabases(accountId: string): Promise<void> {
  const others = (await accountsWithDatabase()).filter((id) => id !== accountId)
  if (others.length === 0) return
  const { accounts } = await call(accountsOnThisDevice, {})
  // Another tab may have gone over to another account meanwhile: the list would be that one's.
  if ((await call(getMe, {})).accountId !== accountId) return
  const waiting = new Set(accounts.map((account) => account.accountId))
  await Promise.allSettled(others.filter((id) => !waiting.has(id)).map(deleteDatabaseOf))
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    // Other tabs close their connections when they hear of the wipe; the browser deletes as soon as they have.
    request.onblocked = () => resolve()
  })
}

function read(): string[] {
  try {
    return JSON.parse(localStorage.getItem(databasesKey) ?? '[]') as string[]
  } catch {
    return []
  }
}

function write(ids: ReadonlySet<string>): void {
  try {
    if (ids.size === 0) localStorage.removeItem(databasesKey)
    else localStorage.setItem(databasesKey, JSON.stringify([...ids]))
  } catch {}
}
