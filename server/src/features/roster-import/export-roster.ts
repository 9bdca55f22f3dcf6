import { sql } from 'kysely'
import type { CommandContext, Tx } from '#server/platform/call.ts'
import { writeOneRoster } from './oneroster/write-oneroster.ts'
import type { Scope } from './scope.queries.ts'
import { snilsKey } from './seal.ts'
import type { RosterSnapshot } from './snapshot.ts'
import { loadRoster } from './snapshot.queries.ts'

/** The roster as a OneRoster 1.2 data set: bringing it in again changes nothing. On record, since it holds everybody. */
export async function exportRoster(
  ctx: CommandContext<unknown>,
  { organisationId, organisationIds }: Scope,
): Promise<Uint8Array> {
  const whole = await loadRoster(ctx.tx, { organisationIds, at: ctx.at, key: snilsKey(ctx.services.keys) })
  const snapshot = await withoutKeptAway(ctx.tx, whole, ctx.at)
  ctx.audit('roster.exported', { organisationId, data: { format: 'oneroster', people: snapshot.persons.length } })
  return writeOneRoster(snapshot)
}

/**
 * The format has no word for a restriction, so a guardian who is kept away from a child, or is going to be, does not go along as
 * its guardian: elsewhere nobody would keep them away.
 */
async function withoutKeptAway(tx: Tx, snapshot: RosterSnapshot, at: Date): Promise<RosterSnapshot> {
  const { rows } = await sql<{ guardianId: string; childId: string }>`
    select guardian_id as "guardianId", child_id as "childId" from guardian_restrictions
    where (valid_to is null or valid_to > ${at})
      and child_id = any(${snapshot.guardianships.map(({ childId }) => childId)}::uuid[])`.execute(tx)
  if (rows.length === 0) return snapshot
  const keptAway = new Set(rows.map(pairOf))
  const guardianships = snapshot.guardianships.filter((one) => !keptAway.has(pairOf(one)))
  const standing = new Set([
    ...guardianships.flatMap(({ guardianId, childId }) => [guardianId, childId]),
    ...[...snapshot.employments, ...snapshot.enrolments].map(({ personId }) => personId),
  ])
  const left = new Set(rows.map(({ guardianId }) => guardianId).filter((id) => !standing.has(id)))
  return { ...snapshot, guardianships, persons: snapshot.persons.filter(({ id }) => !left.has(id)) }
}

function pairOf({ guardianId, childId }: { guardianId: string; childId: string }): string {
  return `${guardianId} ${childId}`
}
