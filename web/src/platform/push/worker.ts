/**
 * The service worker’s side of notifications. A payload carries no names and no texts (see PushPayload): it travels over foreign
 * services. One notification per thing: a newer one with the same tag takes the place of the older.
 */
import type { PushPayload } from '#protocol/push.ts'
import { openMessage } from './open-message.ts'

type Shown = { conversationId: string | null; kind: PushPayload['kind'] }

/** Adds the handlers to the worker; call it while the script is first run. */
export function listenToPush(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => {
    const payload = readPayload(event.data)
    event.waitUntil(Promise.all([showUnlessSeen(worker, payload), setBadge(worker, payload)]))
  })
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(worker, addressOf(event.notification.data as Shown | null)))
  })
}

function readPayload(data: PushMessageData | null): PushPayload | null {
  try {
    return data?.json() as PushPayload
  } catch {
    return null
  }
}

/** Quiet while somebody looks at the app: what is new is on the screen already. */
async function showUnlessSeen(worker: ServiceWorkerGlobalScope, payload: PushPayload | null): Promise<void> {
  if (!payload) return
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const seen = windows.some((client) => client.visibilityState === 'visible')
  if (seen && !mustShow(worker)) return
  const { conversationId, kind, tag, text } = payload
  const data: Shown = { conversationId, kind }
  const look = { icon: '/icons/icon-192.png', badge: '/icons/badge-96.png', renotify: kind === 'mention', silent: seen }
  await worker.registration.showNotification(text, { tag, data, ...look })
  if (seen) for (const shown of await worker.registration.getNotifications({ tag })) shown.close()
}

/** Safari takes the permission away from whoever keeps quiet; there a notification is shown and taken off again. */
function mustShow({ navigator }: ServiceWorkerGlobalScope): boolean {
  return /AppleWebKit/.test(navigator.userAgent) && !/Chrome|Android/.test(navigator.userAgent)
}

async function setBadge({ navigator }: ServiceWorkerGlobalScope, payload: PushPayload | null): Promise<void> {
  const { setAppBadge } = navigator as { setAppBadge?: (count: number) => Promise<void> }
  if (payload?.unread != null) await setAppBadge?.call(navigator, payload.unread).catch(() => undefined)
}

function addressOf(shown: Shown | null): string {
  if (shown?.conversationId) return `/c/${shown.conversationId}`
  if (shown?.kind === 'notice') return '/notices'
  return shown?.kind === 'report' ? '/reports' : '/'
}

/** The window that is there goes to the address by itself, without loading anew; otherwise a new one opens. */
async function open(worker: ServiceWorkerGlobalScope, address: string): Promise<void> {
  // Also windows that were opened before this worker was there.
  const [client] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!client) return void (await worker.clients.openWindow(address))
  client.postMessage({ [openMessage]: address })
  await client.focus()
}
