import type { Pool } from 'pg'
import type { Clock } from '#server/platform/clock.ts'
import type { Identity, Session } from '#server/platform/transport/identity.ts'
import { seenEveryMs } from './accounts.rules.ts'
import { forgottenSoFar, recall, remember } from './session-cache.ts'
import { expiryOf, hashOf } from './sessions.ts'

/** What the doors ask about sessions. */
export function createIdentity(pool: Pool, clock: Clock): Identity {
  return {
    byToken: (token) => sessionOf(pool, token, clock.now()),
    ended: (sessionIds) => endedSessions(pool, sessionIds, clock.now()),
  }
}

/**
 * Who holds this token; null for unknown, ended, parked and expired sessions and for blocked accounts. Being asked keeps
 * a session alive: its end moves on with its use. Answers from memory for a few seconds.
 */
export async function sessionOf(pool: Pool, token: string, at: Date): Promise<Session | null> {
  if (token.length > tokenLengthMax) return null
  const known = recall(token, at.getTime())
  if (known) return known
  const forgottenBefore = forgottenSoFar()
  const { rows } = await pool.query<Row>(findSession, [hashOf(token), at])
  const row = rows[0]
  if (!row) return null
  const { seenAt, ...session } = row
  if (at.getTime() - seenAt.getTime() > seenEveryMs)
    await pool.query(markSeen, [row.sessionId, at, expiryOf(at, row.ephemeral)])
  remember(token, session, at.getTime(), forgottenBefore)
  return session
}

/** Which of these sessions are over. */
export async function endedSessions(pool: Pool, sessionIds: readonly string[], at: Date): Promise<string[]> {
  if (sessionIds.length === 0) return []
  const { rows } = await pool.query<{ id: string }>(findEnded, [sessionIds, at])
  return rows.map((row) => row.id)
}

type Row = Session & { seenAt: Date }

/** Ours are 43 signs: 32 bytes in base64url. Longer ones are not even hashed. */
const tokenLengthMax = 100

const alive = `s.ended_at is null and s.parked_at is null and s.expires_at > $2 and a.blocked_at is null`

const findSession = `
  select s.id as "sessionId", a.id as "accountId", a.person_id as "personId", a.locale, s.ephemeral, s.seen_at as "seenAt"
  from sessions s join accounts a on a.id = s.account_id
  where s.token_hash = $1 and ${alive}`

const markSeen = `update sessions set seen_at = $2, expires_at = $3 where id = $1 and ended_at is null and seen_at < $2`

const findEnded = `
  select asked.id from unnest($1::uuid[]) as asked (id)
  where not exists (
    select from sessions s join accounts a on a.id = s.account_id where s.id = asked.id and ${alive})`
