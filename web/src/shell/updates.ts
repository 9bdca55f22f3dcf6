import { texts } from '../platform/i18n/index.ts'
import { IconReload } from '../ui/icons.tsx'
import { toast } from '../ui/toast.ts'
import { shellTexts } from './texts.ts'

const HOUR_MS = 3_600_000
// The first screen comes first on a slow line; the copy for offline use may wait.
const AFTER_LOAD_MS = 3000
const RELOAD_AGAIN_MS = 60_000

/** Keeps the shell on this device and offers a new version when there is one. Without https browsers have no service worker: then nothing. */
export function keepShell(): void {
  addEventListener('vite:preloadError', reloadOnce)
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const begin = () => setTimeout(() => void register(), AFTER_LOAD_MS)
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin)
}

let agreed = false
let offered = false

async function register(): Promise<void> {
  const workers = navigator.serviceWorker
  const hadOne = Boolean(workers.controller)
  workers.addEventListener('controllerchange', () => {
    if (agreed) location.reload()
    else if (hadOne) offer(() => location.reload())
  })
  const registration = await workers.register('/service-worker.js').catch(() => undefined)
  if (!registration) return
  const offerWaiting = () => {
    const { waiting } = registration
    if (!waiting || !workers.controller) return
    offer(() => {
      agreed = true
      waiting.postMessage('use-new-version')
    })
  }
  offerWaiting()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerWaiting)
  })
  lookForUpdates(registration)
}

function lookForUpdates(registration: ServiceWorkerRegistration): void {
  let lookedAt = Date.now()
  const look = () => {
    if (document.hidden || Date.now() - lookedAt < HOUR_MS) return
    lookedAt = Date.now()
    registration.update().catch(() => {})
  }
  setInterval(look, HOUR_MS / 4)
  document.addEventListener('visibilitychange', look)
}

function offer(reload: () => void): void {
  if (offered) return
  offered = true
  const t = texts(shellTexts)
  toast({ text: t.newVersion, icon: IconReload, durationMs: Infinity, action: { label: t.reload, run: reload } })
}

// A part of the old version is gone from the server: one reload brings the new one, a second would not help.
function reloadOnce(): void {
  const key = 'peremena.reloadedAt'
  try {
    const before = Number(sessionStorage.getItem(key) ?? 0)
    if (!navigator.onLine || Date.now() - before < RELOAD_AGAIN_MS) return
    sessionStorage.setItem(key, String(Date.now()))
    location.reload()
  } catch {
    // Without storage a loop could not be told from a first time; the page offers the button instead.
  }
}
