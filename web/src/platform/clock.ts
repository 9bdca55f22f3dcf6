/**
 * The time of the server. Clocks of phones and shared computers are off by minutes, or by a day; what is compared with
 * the server, sent to it or called «today» goes by this one. Before the server has said anything it is the device's.
 */

/** HTTP tells whole seconds, and an answer takes time to come: a smaller difference is none. */
const toleranceMs = 2500

let offsetMs = 0
const watchers = new Set<() => void>()

/** Milliseconds since 1970, as `Date.now()`. */
export function now(): number {
  return Date.now() + offsetMs
}

export function nowIso(): string {
  return new Date(now()).toISOString()
}

/** What the server said of the time just now: an instant, or the `Date` of an answer. */
export function serverTimeIs(said: string | null): void {
  const offset = Date.parse(said ?? '') - Date.now()
  if (Number.isNaN(offset) || Math.abs(offset - offsetMs) < toleranceMs) return
  offsetMs = Math.abs(offset) < toleranceMs ? 0 : offset
  for (const watcher of watchers) watcher()
}

/** Told when the time jumps: words like «today» are to be written anew. */
export function onClockMoved(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** Changes exactly when the time jumps. */
export function clockOffsetMs(): number {
  return offsetMs
}
