/** Notifications of this device: is it subscribed, turn it on, turn it off. The worker’s side is in worker.ts. */
import { pushKey, subscribePush, unsubscribePush } from '#protocol/push.ts'
import { call } from '../api/call.ts'
import { isIos, isStandalone } from '../device/kind.ts'
import { keyBytes, pushStateOf, type PushState } from './push-state.ts'

export type { PushState } from './push-state.ts'

const readyWithinMs = 10_000

/** The service worker is still being fetched, or there is none. */
export class WorkerNotReady extends Error {
  override readonly name = 'WorkerNotReady'
}

export async function pushState(): Promise<PushState> {
  const hasPush = 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis
  return pushStateOf({
    secure: globalThis.isSecureContext,
    hasPush,
    permission: hasPush ? Notification.permission : undefined,
    subscribed: hasPush && (await subscription()) !== null,
    ios: isIos(),
    standalone: isStandalone(),
  })
}

/**
 * Asks the person (call it from a press), subscribes this device and tells the server. Gives the state after that;
 * throws `Refusal` or `LineError` when the server could not be told,
 * `WorkerNotReady` on a first visit that has not fetched the app yet.
 */
export async function turnOnPush(): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return pushState()
  await subscribeDevice(await readyWorker())
  return pushState()
}

export async function turnOffPush(): Promise<PushState> {
  const found = await subscription()
  if (found) {
    await call(unsubscribePush, { endpoint: found.endpoint })
    await found.unsubscribe()
  }
  return pushState()
}

/** After signing in anew on a device that was subscribed before: the server is told under the new session. */
export async function renewPush(): Promise<void> {
  if ((await pushState()) === 'on') await subscribeDevice(await readyWorker())
}

/** Takes the notifications of a conversation away: it is being read. */
export async function clearNotifications(conversationId: string): Promise<void> {
  const registration = await registered()
  for (const shown of (await registration?.getNotifications?.()) ?? []) {
    if ((shown.data as { conversationId?: string } | null)?.conversationId === conversationId) shown.close()
  }
}

async function subscribeDevice(registration: ServiceWorkerRegistration): Promise<void> {
  const { key } = await call(pushKey, {})
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes(key) })
  const { endpoint = '', keys = {} } = made.toJSON()
  await call(subscribePush, { endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' })
}

async function subscription(): Promise<PushSubscription | null> {
  return (await (await registered())?.pushManager.getSubscription()) ?? null
}

/** Not `ready`: that one never comes where no worker is registered. */
async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker?.getRegistration()
}

function readyWorker(): Promise<ServiceWorkerRegistration> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new WorkerNotReady()), readyWithinMs)
    void navigator.serviceWorker.ready.then(resolve)
  })
}
