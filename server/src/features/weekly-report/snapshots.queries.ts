import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import type { IndicatorValue } from '#protocol/indicators.ts'
import type { OrganisationFacts } from '#server/features/indicators/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import type { Seen, Values } from './report.rules.ts'

export type SnapshotRow = {
  id: string
  organisationId: string
  organisationShortName: string
  kind: 'friday' | 'interim'
  week: string
  cutOffAt: Date
  takenAt: Date
  timeZone: string
  formulas: Record<string, number>
  hash: string
  auditNumber: number | null
  auditHash: string | null
}

/** A snapshot that holds an organisation: the given one, else the newest Friday's. */
export async function snapshotOf(
  db: Db | Tx,
  organisationId: string,
  snapshotId?: string,
): Promise<SnapshotRow | undefined> {
  return newest(db, organisationId, snapshotId ? sql`s.id = ${snapshotId}` : sql`s.kind = 'friday'`)
}

/** The Friday before it. */
export async function fridayBefore(
  db: Db | Tx,
  organisationId: string,
  { id, cutOffAt }: SnapshotRow,
): Promise<SnapshotRow | undefined> {
  return newest(db, organisationId, sql`s.kind = 'friday' and s.cut_off_at < ${cutOffAt} and s.id <> ${id}`)
}

/** When the Friday after it was cut off, if it has come. */
export async function nextFridayAfter(
  db: Db | Tx,
  { organisationId, cutOffAt }: SnapshotRow,
): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select cut_off_at as at from snapshots
    where organisation_id = ${organisationId} and kind = 'friday' and cut_off_at > ${cutOffAt}
    order by cut_off_at limit 1`.execute(db)
  return rows[0]?.at
}

export async function snapshotById(db: Db | Tx, id: string): Promise<SnapshotRow | undefined> {
  const { rows } = await sql<SnapshotRow>`select ${columns} where s.id = ${id}`.execute(db)
  return rows[0]
}

const columns = sql`
  s.id, s.organisation_id as "organisationId", o.short_name as "organisationShortName", s.kind, s.week,
  s.cut_off_at as "cutOffAt", s.taken_at as "takenAt", s.time_zone as "timeZone", s.formulas,
  encode(s.hash, 'hex') as hash, s.audit_number::int as "auditNumber", encode(s.audit_hash, 'hex') as "auditHash"
  from snapshots s join organisations o on o.id = s.organisation_id`

async function newest(
  db: Db | Tx,
  organisationId: string,
  which: ReturnType<typeof sql>,
): Promise<SnapshotRow | undefined> {
  const { rows } = await sql<SnapshotRow>`
    select ${columns}
    where ${which} and exists (
      select from snapshot_organisations p where p.snapshot_id = s.id and p.organisation_id = ${organisationId})
    order by s.cut_off_at desc, s.id desc limit 1`.execute(db)
  return rows[0]
}

export type Pictured = { organisations: Seen[]; values: Values }
/** Of an office nothing. */
type SeenRow = Pick<Seen, 'id' | 'parentId' | 'above' | 'shortName' | 'parentShortName' | 'counted'> & {
  kind: OrganisationKind
  facts: Partial<OrganisationFacts>
}

/** What a snapshot says of these organisations, or of all. Offices carry the sums of what they hold. */
export async function picture(db: Db | Tx, snapshotId: string, only?: readonly string[]): Promise<Pictured> {
  const inside = only ? sql`p.organisation_id = any(${[...only]}::uuid[])` : sql`true`
  const { rows } = await sql<SeenRow>`
    select p.organisation_id as id, p.parent_id as "parentId", p.above, p.kind, p.short_name as "shortName", p.counted, p.facts,
      coalesce((select o.short_name from snapshot_organisations o
        where o.snapshot_id = p.snapshot_id and o.organisation_id = p.parent_id), '') as "parentShortName"
    from snapshot_organisations p where p.snapshot_id = ${snapshotId} and ${inside}`.execute(db)
  const { rows: numbers } = await sql<{ id: string; code: string; numerator: number; denominator: number }>`
    select v.organisation_id as id, v.indicator as code, v.numerator, v.denominator
    from snapshot_values v join snapshot_organisations p using (snapshot_id, organisation_id)
    where v.snapshot_id = ${snapshotId} and p.counted and ${inside}`.execute(db)
  const organisations = rows.map(({ facts, ...row }) => ({
    ...row,
    reasons: facts.reasons ?? [],
    beside: facts.beside ?? [],
    listed: facts.report?.listed ?? false,
    notes: facts.notes ?? [],
  }))
  return { organisations, values: withSums(organisations, numbers) }
}

function withSums(
  organisations: readonly Seen[],
  numbers: readonly { id: string; code: string; numerator: number; denominator: number }[],
): Values {
  const values = new Map<string, Map<string, IndicatorValue>>(organisations.map(({ id }) => [id, new Map()]))
  const above = new Map(organisations.map((one) => [one.id, one.above]))
  for (const { id, code, numerator, denominator } of numbers) {
    for (const holder of [id, ...above.get(id)!]) {
      const sums = values.get(holder)
      if (!sums) continue
      const so = sums.get(code) ?? { code, numerator: 0, denominator: 0, hidden: false }
      sums.set(code, { ...so, numerator: so.numerator + numerator, denominator: so.denominator + denominator })
    }
  }
  return values
}
