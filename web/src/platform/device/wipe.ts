import { databaseName } from '../store/indexed-disk.ts'

/** Kept when a person signs out: they belong to the device, not to the person. */
const deviceKeys = ['peremena.language', 'peremena.theme']

/**
 * Forgets everything of an account that this browser stored: database, cached answers, drafts, notifications and the
 * push subscription. The program itself stays cached, so that the sign-in page opens without a line.
 */
export async function wipeDevice(accountId: string): Promise<void> {
  forgetStorage(localStorage)
  forgetStorage(sessionStorage)
  await Promise.allSettled([deleteDatabase(databaseName(accountId)), forgetCaches(), forgetNotifications()])
}

/** The databases of all accounts of this device: signing out ends those that wait beside the one in front, too. */
export async function wipeEverybody(): Promise<void> {
  // Firefox before 126 does not list them; what waits there is locked without its session, but stays.
  const databases = (await indexedDB.databases?.()) ?? []
  const names = databases.map(({ name }) => name ?? '').filter((name) => name.startsWith(databaseName('')))
  await Promise.allSettled(names.map(deleteDatabase))
}

function forgetStorage(storage: Storage) {
  for (const key of Object.keys(storage)) if (!deviceKeys.includes(key)) storage.removeItem(key)
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

async function forgetCaches() {
  if (typeof caches === 'undefined') return
  const names = await caches.keys()
  await Promise.all(names.filter((name) => !name.includes('precache')).map((name) => caches.delete(name)))
}

async function forgetNotifications() {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (!registration) return
  const subscription = await registration.pushManager?.getSubscription()
  await subscription?.unsubscribe()
  for (const notification of await registration.getNotifications()) notification.close()
}
