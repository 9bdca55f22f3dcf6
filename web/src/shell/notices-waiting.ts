import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let waiting = 0

/** How many notices wait for whoever is signed in: they count where unread chats do. */
export function setNoticesWaiting(count: number): void {
  if (count === waiting) return
  waiting = count
  for (const listener of listeners) listener()
}

export function useNoticesWaiting(): number {
  return useSyncExternalStore(subscribe, () => waiting)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
