import { navigate } from 'wouter/use-browser-location'

type Listener = (seq: number) => void

const listeners = new Map<string, Set<Listener>>()

/** Goes to a line of a conversation, also when its address is the one we are at already. */
export function goToLine(conversationId: string, seq: number): void {
  const address = lineAddress(conversationId, seq)
  if (location.pathname + location.search === address) askAgain(conversationId, seq)
  else navigate(address)
}

export function lineAddress(conversationId: string, seq: number): string {
  return `/c/${conversationId}?seq=${seq}`
}

/** Pressing a link to the line that the address shows already changes nothing there: the timeline is told itself. */
export function askAgain(conversationId: string, seq: number): void {
  if (location.pathname + location.search !== lineAddress(conversationId, seq)) return
  for (const listener of listeners.get(conversationId) ?? []) listener(seq)
}

export function onAskedAgain(conversationId: string, listener: Listener): () => void {
  const those = listeners.get(conversationId) ?? new Set()
  listeners.set(conversationId, those.add(listener))
  return () => void those.delete(listener)
}
