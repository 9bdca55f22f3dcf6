import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import type { PlannedLine } from './plan.rules.ts'

/**
 * Requests to join classes of the ending year that nobody has answered: those that go along with the class, and those that
 * must be answered first because all children of the class leave.
 */
export async function waitingRequests(
  db: Db | Tx,
  lines: readonly Pick<PlannedLine, 'classId' | 'to'>[],
): Promise<{ going: number; stranded: number }> {
  const goOn = lines.filter(({ to }) => to !== null).map(({ classId }) => classId)
  const end = lines.filter(({ to }) => to === null).map(({ classId }) => classId)
  const { rows } = await sql<{ going: number; stranded: number }>`
    select count(*) filter (where class_id = any(${goOn}::uuid[]))::int as going,
      count(*) filter (where class_id = any(${end}::uuid[]))::int as stranded
    from join_requests where state = 'waiting' and class_id = any(${[...goOn, ...end]}::uuid[])`.execute(db)
  return rows[0]!
}

/** Whoever asked in June to be let into 5А is asking for 6А in September. Gives the classes that requests come into. */
export async function moveRequests(tx: Tx, rolloverId: string): Promise<string[]> {
  const { rows } = await sql<{ classId: string }>`
    update join_requests r set class_before = c.id, class_id = c.continued_as from school_classes c
    where c.rolled_over_by = ${rolloverId} and c.continued_as is not null and r.class_id = c.id and r.state = 'waiting'
    returning r.class_id as "classId"`.execute(tx)
  return [...new Set(rows.map(({ classId }) => classId))].sort()
}

/** Requests are for the classes that they were made for, also those that were answered meanwhile. */
export async function moveRequestsBack(tx: Tx, rolloverId: string): Promise<void> {
  await sql`
    update join_requests r set class_id = r.class_before, class_before = null from school_classes c
    where c.rolled_over_by = ${rolloverId} and r.class_before = c.id`.execute(tx)
}
