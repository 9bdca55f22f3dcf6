import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'

export type Use = { personId: string; first: Date; last: Date }

/** What may have been in the memory of a process that died: a minute, and what its clock may be off. */
const lostMs = 3 * 60_000

/** First and last use of each day, of those who work somewhere. Written twice it is the same. */
export async function writeUses(db: Db | Tx, uses: readonly Use[], at: Date): Promise<void> {
  if (uses.length > 0) {
    await sql`
      insert into uses as u (person_id, day, first_at, last_at)
      select g.person_id, (moment at time zone 'UTC')::date, min(moment), max(moment)
      from unnest(${uses.map(({ personId }) => personId)}::uuid[], ${uses.map(({ first }) => first)}::timestamptz[],
        ${uses.map(({ last }) => last)}::timestamptz[]) as g (person_id, first_at, last_at)
      cross join lateral unnest(array[g.first_at, g.last_at]) as moment
      where exists (select from role_grants r where r.person_id = g.person_id and r.role not in ('operator', 'office_specialist'))
      group by g.person_id, (moment at time zone 'UTC')::date
      on conflict (person_id, day) do update
        set first_at = least(u.first_at, excluded.first_at), last_at = greatest(u.last_at, excluded.last_at)`.execute(
      db,
    )
  }
  await sql`
    insert into uses_written (at) values (${at}) on conflict (one) do update set at = excluded.at`.execute(db)
}

/**
 * Finds again what a process had in memory when it died: whoever used it then left a message, lines that stayed on the screen, or a
 * notice that was opened or acknowledged.
 */
export async function findLostUses(db: Db, at: Date): Promise<void> {
  const written = await db.selectFrom('uses_written').select('at').executeTakeFirst()
  if (!written) return
  const since = new Date(written.at.getTime() - lostMs)
  const { rows } = await sql<Use>`
    select person_id as "personId", min(at) as first, max(at) as last from (
      select author_id as person_id, at from messages where at > ${since} and author_id is not null
      union all
      select person_id, stayed_at from read_marks where stayed_at > ${since}
      union all
      select person_id, opened_at from notice_recipients where opened_at > ${since}
      union all
      select person_id, acknowledged_at from notice_recipients where acknowledged_at > ${since}) found
    group by person_id`.execute(db)
  await writeUses(db, rows, at)
}
