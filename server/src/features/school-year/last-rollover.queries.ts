import { sql } from 'kysely'
import type { YearCounts } from '#protocol/school-year.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { followTopic } from './follow.ts'

type Row = {
  id: string
  fromYear: string
  toYear: string
  turnsAt: Date
  at: Date
  byId: string | null
  counts: YearCounts
  total: number
  waiting: number
}

/** The last roll-over of an organisation that stands. */
export async function lastRollover(db: Db | Tx, organisationId: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select r.id, r.from_year as "fromYear", r.to_year as "toYear", r.turns_at as "turnsAt", r.at, r.by_id as "byId",
      r.counts, r.follow_total as total,
      (select count(*)::int from outbox o where o.topic = ${followTopic} and o.stream_id = r.id) as waiting
    from school_year_rollovers r where r.organisation_id = ${organisationId} and r.undone_at is null
    order by r.at desc, r.id desc limit 1`.execute(db)
  return rows[0]
}
