import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#server/platform/call.ts'

/** As a part of a query: how many notices wait for a person, whose id stands in `person`. */
export function noticesWaiting(person: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(
    select count(distinct n.id) from notice_recipients r join notices n on n.id = r.notice_id
    where r.person_id = ${person} and r.acknowledged_at is null and r.away is null and n.withdrawn_at is null)`
}

export async function countWaiting(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${noticesWaiting(sql`${personId}::uuid`)} as count`.execute(db)
  return rows[0]!.count
}
