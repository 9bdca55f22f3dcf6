import type { Session } from '#server/platform/transport/identity.ts'

/** A session that ended in another process is believed for at most so long. */
const believedMs = 5000
const entriesMax = 20_000

type Entry = { session: Session; atMs: number }

const byToken = new Map<string, Entry>()
const tokenOf = new Map<string, string>()

/** What was found for a token a moment ago. */
export function recall(token: string, nowMs: number): Session | undefined {
  const entry = byToken.get(token)
  return entry && nowMs - entry.atMs < believedMs && nowMs >= entry.atMs ? entry.session : undefined
}

export function remember(token: string, session: Session, nowMs: number): void {
  byToken.set(token, { session, atMs: nowMs })
  tokenOf.set(session.sessionId, token)
  if (byToken.size <= entriesMax) return
  const [oldest, entry] = byToken.entries().next().value!
  byToken.delete(oldest)
  tokenOf.delete(entry.session.sessionId)
}

/** The session is over: the next request asks the database. */
export function forgetToken(sessionId: string): void {
  const token = tokenOf.get(sessionId)
  if (token) byToken.delete(token)
  tokenOf.delete(sessionId)
}
