import { sql } from 'kysely'
import type { ImportCounts } from '#protocol/roster-import.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { collectYoung } from '#server/platform/collect-garbage.ts'
import { readingTimeoutMs } from '../limits.ts'
import { refuse } from '../roster-import.refusals.ts'
import type { Scope } from '../scope.queries.ts'
import { rememberReading, type SaidReading } from '../sources.queries.ts'
import { snilsKey } from '../seal.ts'
import { lockRoster, rosterPieces } from '../snapshot.queries.ts'
import { followLater } from './follow.ts'
import { leaveSubjectGroups } from './leave-subject-groups.ts'
import { noteGuardians } from './note-guardians.ts'
import { oneImportAtATime } from './one-at-a-time.ts'
import { rowsIn, type Planned, type Planner } from './planner.ts'
import type { Tell } from './progress.ts'
import { sliceWriter } from './write-slice.ts'

export type Applied = {
  /** Null: the file said nothing new. */
  importId: string | null
  counts: ImportCounts
  unknownOrganisations: string[]
}

type Apply = {
  planner: Planner
  scope: Scope
  /** How many are known to leave, said by whoever looked at the list of them. */
  confirmLeaving?: number | undefined
  /** What was said of how the file is to be read: remembered for the next file of its source. */
  reading: SaidReading
  tell?: Tell
}

/**
 * Compares a file that was read with the roster as it stands now and writes what differs, in the caller's transaction. Chats
 * follow afterwards, in slices. Throws `confirm_leaving`.
 */
export async function applyRoster(
  ctx: CommandContext<{ personId: string } | null>,
  { planner, scope, confirmLeaving, reading, tell = () => undefined }: Apply,
): Promise<Applied> {
  const { tx, services } = ctx
  const { organisationId, organisationIds } = scope
  await oneImportAtATime(ctx)
  await takeTime(ctx)
  tell({ stage: 'comparing', done: 0, total: 0 })
  await lockRoster(ctx, organisationIds)
  const key = snilsKey(services.keys)
  const { planned, organisationOf } = await planNow(ctx, planner, { scope, key })
  const { counts, inspection } = planned
  if (inspection.mustConfirm && confirmLeaving !== counts.left)
    throw refuse.confirm_leaving({ count: counts.left, of: inspection.covered })
  await rememberReading({ tx, at: ctx.at }, { organisationId, fingerprints: planned.fingerprints, reading })
  const importId = ctx.newId()
  const by = ctx.actor?.personId ?? null
  await recordImport(ctx, { importId, organisationId, by, planned })
  const write = sliceWriter(ctx, { importId, by, key, organisationOf, scope })
  let written = 0
  for await (const slice of planner.slices()) {
    await write(slice)
    written += rowsIn(slice)
    tell({ stage: 'writing', done: written, total: planned.rows })
    collectYoung()
  }
  const { unknownOrganisations } = inspection
  if (written === 0) {
    await tx.deleteFrom('roster_imports').where('id', '=', importId).execute()
    return { importId: null, counts, unknownOrganisations }
  }
  await leaveSubjectGroups(ctx, importId)
  await closeCodes(ctx, importId)
  await followLater(ctx, importId, await noteGuardians(ctx, importId))
  ctx.audit('roster.imported', { organisationId, data: { importId, ...counts } })
  return { importId, counts, unknownOrganisations }
}

/** The roster goes to the planner piece by piece: only where classes belong is needed here. */
async function planNow(
  { tx, at }: CommandContext<unknown>,
  planner: Planner,
  { scope, key }: { scope: Scope; key: Uint8Array },
): Promise<{ planned: Planned; organisationOf: ReadonlyMap<string, string> }> {
  const organisationOf = new Map<string, string>()
  async function* seen() {
    for await (const piece of rosterPieces(tx, { organisationIds: scope.organisationIds, at, key })) {
      if (piece.what === 'classes') for (const one of piece.rows) organisationOf.set(one.id, one.organisationId)
      yield piece
    }
  }
  return { planned: await planner.plan(seen(), scope.years), organisationOf }
}

/** The transaction waits while the planner compares, and a statement for 140,000 people is no everyday one. */
async function takeTime({ tx }: CommandContext<unknown>): Promise<void> {
  const limit = `${readingTimeoutMs * 2}ms`
  await sql`
    select set_config('idle_in_transaction_session_timeout', ${limit}, true), set_config('statement_timeout', ${limit}, true)
  `.execute(tx)
}

async function recordImport(
  { tx, at }: CommandContext<unknown>,
  about: { importId: string; organisationId: string; by: string | null; planned: Planned },
): Promise<void> {
  const { importId, organisationId, by, planned } = about
  const { file, inspection, counts } = planned
  const row = { id: importId, organisation_id: organisationId, by_id: by, at }
  const told = {
    mapping: JSON.stringify(inspection.mapping),
    counts: JSON.stringify(counts),
    format: inspection.format,
  }
  await tx
    .insertInto('roster_imports')
    .values({ ...row, ...told, file_hash: Buffer.from(file.hash, 'hex'), file_name: file.name })
    .execute()
}

/** An invitation of somebody who has left must not bring the person back. */
async function closeCodes(
  { tx, at, actor }: CommandContext<{ personId: string } | null>,
  importId: string,
): Promise<void> {
  await sql`
    update join_codes j set closed_at = ${at}, closed_by = ${actor?.personId ?? null}, seed = null
    from role_grant_facts f
    where f.import_id = ${importId} and f.valid_to <= ${at} and j.kind = 'staff'
      and j.person_id = f.person_id and j.organisation_id = f.organisation_id and j.closed_at is null`.execute(tx)
}
