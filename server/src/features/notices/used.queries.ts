import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'

type NoticeUse = { personId: string; organisationId: string; lastAt: Date }

/**
 * Who acknowledged a notice, or had one on the screen for two seconds, after `from` and up to `to`; once for each
 * organisation in which they were asked, by ids.
 */
export async function noticesUsedBetween(db: Db | Tx, from: Date, to: Date): Promise<NoticeUse[]> {
  const { rows } = await sql<NoticeUse>`
    select person_id as "personId", organisation_id as "organisationId", max(at) as "lastAt" from (
      select person_id, organisation_id, acknowledged_at as at from notice_recipients
      where acknowledged_at > ${from} and acknowledged_at <= ${to}
      union all
      select person_id, organisation_id, opened_at from notice_recipients
      where opened_at > ${from} and opened_at <= ${to}) used
    group by person_id, organisation_id order by 2, 1`.execute(db)
  return rows
}
