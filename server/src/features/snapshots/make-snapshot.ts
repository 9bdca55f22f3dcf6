import { sql } from 'kysely'
import { organisationsKnown, shownDefinitions, type KnownOrganisation } from '#server/features/indicators/exports.ts'
import { reportTopic } from '#server/features/weekly-report/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { countTree } from './count-tree.ts'
import { snapshotHash, type SnapshotHead } from './hash.rules.ts'
import { treeBelow } from './tree.rules.ts'

export const snapshotTakenTopic = 'snapshot.taken'

export type Asked = { id: string; organisationId: string; kind: 'friday' | 'interim'; week: string; at: Date }

/**
 * Takes a snapshot of an organisation and all below it as it was recorded by `at`; its rows can never be changed afterwards.
 * Gives its hash; undefined where another process is taking it, or where the organisation was not there then.
 */
export async function makeSnapshot(ctx: CommandContext, asked: Asked): Promise<Buffer | undefined> {
  const { tx } = ctx
  const { id, organisationId, kind, week, at } = asked
  if (!(await isFree(ctx, asked))) return undefined
  const placed = treeBelow(await organisationsKnown(tx, at), organisationId)
  const root = placed[0]?.organisation
  if (!root) return undefined
  const head = headOf(asked, root)
  const seen = await countTree(ctx, { head, snapshotId: id, placed })
  const hash = snapshotHash(head, seen)
  const last = await tx.selectFrom('audit_head').select(['number', 'hash']).where('number', '>', 0).executeTakeFirst()
  await tx
    .insertInto('snapshots')
    .values({
      ...{ id, organisation_id: organisationId, kind, week, cut_off_at: at, taken_at: ctx.at, hash },
      ...{ taken_by: ctx.actor?.personId ?? null, time_zone: root.timeZone, formulas: JSON.stringify(head.formulas) },
      ...{ audit_number: last?.number ?? null, audit_hash: last?.hash ?? null },
    })
    .execute()
  ctx.audit('snapshot.taken', { organisationId, data: { snapshotId: id, kind, week, hash: hash.toString('hex') } })
  ctx.later(snapshotTakenTopic, organisationId, { snapshotId: id })
  if (kind === 'friday') ctx.later(reportTopic, id, {})
  return hash
}

function headOf({ organisationId, kind, week, at }: Asked, { timeZone }: KnownOrganisation): SnapshotHead {
  const formulas = Object.fromEntries(shownDefinitions.map(({ code, version }) => [code, version]))
  return { organisationId, kind, week, at, timeZone, formulas }
}

/** One process takes it; the others find it taken. */
async function isFree({ tx }: CommandContext, { organisationId, kind, week }: Asked): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`snapshot ${organisationId}`}, 0)) as free`.execute(tx)
  if (!rows[0]!.free) return false
  if (kind === 'interim') return true
  const taken = await tx
    .selectFrom('snapshots')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'friday')
    .where('week', '=', week)
    .executeTakeFirst()
  return taken === undefined
}
