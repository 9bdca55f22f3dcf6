/** Putting the app on the home screen: what the browser offers, and when to speak of it. */
import { useSyncExternalStore } from 'react'
import { isIos, isStandalone } from './device/kind.ts'

/** `ask`: one press does it; `by_hand`: the person finds it in Safari’s menu; `done`: opened as an app already. */
export type InstallWay = 'ask' | 'by_hand' | 'done' | 'none'

interface InstallEvent extends Event {
  prompt: () => Promise<void>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let offer: InstallEvent | undefined
const listeners = new Set<() => void>()

/** Before the first paint: the browser makes its offer once, and early. */
export function listenForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    setOffer(event as InstallEvent)
  })
  addEventListener('appinstalled', () => setOffer(undefined))
}

export function useInstallWay(): InstallWay {
  return useSyncExternalStore(subscribe, installWay)
}

export function installWay(): InstallWay {
  if (isStandalone()) return 'done'
  if (offer) return 'ask'
  return isIos() ? 'by_hand' : 'none'
}

/** Shows the browser’s own question; true when the person agreed. */
export async function install(): Promise<boolean> {
  const asked = offer
  setOffer(undefined)
  await asked?.prompt()
  return (await asked?.userChoice)?.outcome === 'accepted'
}

function setOffer(event: InstallEvent | undefined): void {
  offer = event
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
