import type { Pool, PoolClient } from 'pg'
import type { OrganisationFacts } from '#server/features/indicators/exports.ts'
import { shownDefinitions } from '#server/features/indicators/exports.ts'
import { newId } from '#server/platform/ids.ts'

export type SnapshotOf = {
  readonly topId: string
  readonly week: string
  readonly cutOffAt: Date
  readonly kind?: 'friday' | 'interim'
  /** `{ staff_registered: 2 }` where the formula was another one. */
  readonly formulas?: Readonly<Record<string, number>>
  /** From the top down; an organisation that is counted has values: `[numerator, denominator]`. */
  readonly organisations: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly above: readonly string[]
    readonly kind: string
    readonly shortName: string
    readonly values?: Readonly<Record<string, readonly [number, number]>>
    readonly facts?: Partial<OrganisationFacts>
  }[]
}

const nobody: OrganisationFacts['report'] = {
  ...{ verified: true, listed: false, pupils: null, children: { total: 0, listed: 0, covered: 0 } },
  staff: { total: 0, listed: 0, registered: 0, active: 0, onLeave: 0 },
  classes: { total: 0, made: 0, empty: 0, withFormTeacher: 0 },
  expected: { staff: null, children: null, classes: null },
}

/** Writes the rows of a snapshot as taking one does: its own row is the last. */
export async function writeSnapshot(pool: Pool, of: SnapshotOf): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const id = await writeRows(client, of)
    await client.query('commit')
    return id
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function writeRows(client: PoolClient, of: SnapshotOf): Promise<string> {
  const id = newId()
  for (const one of of.organisations) {
    const listed = (one.values?.['staff_registered']?.[1] ?? 0) > 0
    const facts = one.values ? { reasons: [], beside: [], notes: [], report: { ...nobody, listed }, ...one.facts } : {}
    await client.query(
      `insert into snapshot_organisations (snapshot_id, organisation_id, parent_id, above, kind, short_name, counted, facts)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, one.id, one.parentId, one.above, one.kind, one.shortName, one.values !== undefined, JSON.stringify(facts)],
    )
    for (const [code, [numerator, denominator]] of Object.entries(one.values ?? {})) {
      await client.query('insert into snapshot_values values ($1, $2, $3, $4, $5)', [
        ...[id, one.id, code, numerator, denominator],
      ])
    }
  }
  const versions = Object.fromEntries(shownDefinitions.map(({ code, version }) => [code, version]))
  await client.query(
    `insert into snapshots (id, organisation_id, kind, week, cut_off_at, taken_at, time_zone, formulas, hash, audit_number, audit_hash)
     values ($1, $2, $3, $4, $5, $5, 'Europe/Moscow', $6, sha256(convert_to($4, 'UTF8')), 17, '\\xabcdef')`,
    [id, of.topId, of.kind ?? 'friday', of.week, of.cutOffAt, JSON.stringify({ ...versions, ...of.formulas })],
  )
  return id
}

/** A goal as an office sets it, known since long. */
export async function writeGoal(pool: Pool, organisationId: string, indicator: string, percent: number): Promise<void> {
  await pool.query(
    `insert into goals (id, organisation_id, indicator, percent, due, kinds, recorded_at)
     values ($1, $2, $3, $4, '2026-11-30', '{school,kindergarten,additional}', '2026-09-01')`,
    [newId(), organisationId, indicator, percent],
  )
}
