import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Greeting } from '#server/platform/transport/socket.ts'
import { horizonNow, readToken, tokenOf } from './token.ts'

/** What moved since a device's token. The socket is subscribed already, so nothing falls between. */
export async function greet(db: Db, clock: Clock, personId: string, token: string | undefined): Promise<Greeting> {
  const now = await horizonNow(db, clock.now())
  const since = readToken(token, now)
  if (!since) return { personId, token: tokenOf(now), resync: true, changed: [] }
  const { rows } = await sql<{ s: string; v: number }>`
    select s.id as s, s.version as v from streams s
    where s.id in (select stream_id from person_streams where person_id = ${personId})
      and s.changed_xid >= ${since.xid}::xid8`.execute(db)
  return { personId, token: tokenOf(now), resync: false, changed: rows }
}
