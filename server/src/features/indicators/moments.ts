import { sql } from 'kysely'
import type { Moment } from '#protocol/indicators.ts'
import type { Db } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { shownDefinitions } from './definitions/all.ts'
import type { Definition } from './definitions/definition.ts'
import type { Look } from './indicators.access.ts'
import { refuse } from './indicators.refusals.ts'
import { weekAt } from './counting/weeks.rules.ts'

/** A moment of a whole tree, and the versions of the formulas that counted it. */
export type MomentOfTree = Omit<Moment, 'at'> & {
  at: Date
  rootId: string
  formulas: Readonly<Record<string, number>>
}

export type Snapshot = MomentOfTree & { snapshotId: string }

/**
 * The moment that is asked for: a snapshot, the newest Friday (or now, before there was any), or now. Throws
 * `snapshot_not_found`, and `not_found` for now of a closed organisation.
 */
export async function momentOf(db: Db, look: Look, when: string | null | undefined, at: Date): Promise<MomentOfTree> {
  if (when && when !== 'friday') {
    const snapshot = await snapshotHolding(db, look.organisation.id, when)
    if (!snapshot) throw refuse.snapshot_not_found()
    return snapshot
  }
  const [friday] = when === 'friday' ? await fridaysHolding(db, look.organisation.id, { until: at, count: 1 }) : []
  if (friday) return friday
  if (look.organisation.closed) throw refuseAny.not_found()
  return {
    ...{ snapshotId: null, kind: 'live', week: weekAt(look.root.timeZone, at), at, rootId: look.root.id },
    formulas: Object.fromEntries(shownDefinitions.map(({ code, version }) => [code, version])),
  }
}

export function shownMoment({ snapshotId, kind, week, at }: MomentOfTree): Moment {
  return { snapshotId, kind, week, at: at.toISOString() }
}

/** The indicators of a moment, in the order in which they are shown. */
export function codesOf({ formulas }: Pick<MomentOfTree, 'formulas'>): readonly Definition[] {
  return shownDefinitions.filter(({ code }) => code in formulas)
}

/**
 * What a moment may be compared with: the Friday of the same tree before it, seen from now the newest one. An interim snapshot
 * is compared with nothing.
 */
export async function fridayBefore(
  db: Db,
  organisationId: string,
  { kind, at, rootId }: MomentOfTree,
): Promise<Snapshot | undefined> {
  if (kind === 'interim') return undefined
  const until = kind === 'live' ? at : new Date(at.getTime() - 1)
  return (await fridaysHolding(db, organisationId, { until, count: 1, rootId }))[0]
}

/** Whether a number of one moment may stand beside that of the other: the same formula counted both. */
export function isComparable(code: string, one: MomentOfTree, other: MomentOfTree): boolean {
  return one.rootId === other.rootId && one.formulas[code] === other.formulas[code] && code in one.formulas
}

/** The snapshots of Fridays that hold an organisation, newest first; of `rootId` only those of its tree. */
export async function fridaysHolding(
  db: Db,
  organisationId: string,
  { until, count, rootId = null }: { until: Date; count: number; rootId?: string | null },
): Promise<Snapshot[]> {
  const { rows } = await sql<Snapshot>`
    select ${columns} from snapshots s
    where s.kind = 'friday' and s.cut_off_at <= ${until} and (${rootId}::uuid is null or s.organisation_id = ${rootId})
      and exists (select from snapshot_organisations o where o.snapshot_id = s.id and o.organisation_id = ${organisationId})
    order by s.cut_off_at desc, s.id limit ${count}`.execute(db)
  return rows
}

async function snapshotHolding(db: Db, organisationId: string, snapshotId: string): Promise<MomentOfTree | undefined> {
  const { rows } = await sql<MomentOfTree>`
    select ${columns} from snapshots s
    join snapshot_organisations o on o.snapshot_id = s.id and o.organisation_id = ${organisationId}
    where s.id = ${snapshotId}`.execute(db)
  return rows[0]
}

const columns = sql`s.id as "snapshotId", s.kind, s.week, s.cut_off_at as at, s.organisation_id as "rootId", s.formulas`
