import { accountsWithDatabase, databasesKey, deleteDatabaseOf } from './databases.ts'

/**
 * Kept when a person signs out: language and theme belong to the device, not to the person; whose databases are left here
 * is needed to delete them.
 */
const deviceKeys = ['peremena.language', 'peremena.theme', databasesKey]

/**
 * Forgets everything of an account that this browser stored: database, cached answers, drafts, notifications and the
 * push subscription. The program itself stays cached, so that the sign-in page opens without a line.
 */
export async function wipeDevice(accountId: string): Promise<void> {
  forgetStorage(localStorage)
  forgetStorage(sessionStorage)
  await Promise.allSettled([deleteDatabaseOf(accountId), forgetCaches(), forgetNotifications()])
}

/** The databases of all accounts of this device: nobody is signed in here any more, who waited cannot be reached. */
export async function wipeEverybody(): Promise<void> {
  await Promise.allSettled((await accountsWithDatabase()).map(deleteDatabaseOf))
}

function forgetStorage(storage: Storage) {
  for (const key of Object.keys(storage)) if (!deviceKeys.includes(key)) storage.removeItem(key)
}

async function forgetCaches() {
  if (typeof caches === 'undefined') return
  const names = await caches.keys()
  await Promise.all(names.filter((name) => !name.includes('precache')).map((name) => caches.delete(name)))
}

async function forgetNotifications() {
  const registration = await globalThis.navigator?.serviceWorker?.getRegistration()
  if (!registration) return
  const subscription = await registration.pushManager?.getSubscription()
  await subscription?.unsubscribe()
  for (const notification of await registration.getNotifications()) notification.close()
}
