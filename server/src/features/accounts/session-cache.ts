import type { Session } from '#server/platform/transport/identity.ts'

/** A session that ended in another process is believed for at most so long. */
const believedMs = 5000
const entriesMax = 20_000

type Entry = { session: Session; atMs: number }

const byToken = new Map<string, Entry>()
const tokenOf = new Map<string, string>()
let forgotten = 0

/** What was found for a token a moment ago. */
export function recall(token: string, nowMs: number): Session | undefined {
  const entry = byToken.get(token)
  return entry && nowMs - entry.atMs < believedMs && nowMs >= entry.atMs ? entry.session : undefined
}

/** How many sessions were forgotten so far: to be read before the database is asked, see `remember`. */
export function forgottenSoFar(): number {
  return forgotten
}

/**
 * Keeps what the database said, unless some session was forgotten since it was asked: it may have been this one, and the
 * answer older than its end.
 */
export function remember(token: string, session: Session, nowMs: number, forgottenBefore: number): void {
  if (forgotten !== forgottenBefore) return
  byToken.set(token, { session, atMs: nowMs })
  tokenOf.set(session.sessionId, token)
  if (byToken.size <= entriesMax) return
  const [oldest, entry] = byToken.entries().next().value!
  byToken.delete(oldest)
  tokenOf.delete(entry.session.sessionId)
}

/** The session is over: the next request asks the database. */
export function forgetToken(sessionId: string): void {
  forgotten++
  const token = tokenOf.get(sessionId)
  if (token) byToken.delete(token)
  tokenOf.delete(sessionId)
}
