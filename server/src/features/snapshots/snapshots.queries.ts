import { sql } from 'kysely'
import type { CountedValue } from '#server/features/indicators/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import type { Content } from './contents.rules.ts'
import type { SeenOrganisation, SnapshotHead } from './hash.rules.ts'

export type StoredSnapshot = SnapshotHead & {
  id: string
  takenAt: Date
  hash: Buffer
  anchor: { number: number; hash: Buffer } | null
}

const columns = sql`
  id, organisation_id as "organisationId", kind, week, cut_off_at as at, taken_at as "takenAt", time_zone as "timeZone", formulas,
  hash, case when audit_hash is not null then json_build_object('number', audit_number, 'hash', encode(audit_hash, 'hex')) end
    as anchor`

type Row = Omit<StoredSnapshot, 'anchor'> & { anchor: { number: number; hash: string } | null }

function stored({ anchor, ...row }: Row): StoredSnapshot {
  return { ...row, anchor: anchor && { number: anchor.number, hash: Buffer.from(anchor.hash, 'hex') } }
}

export async function snapshotsOf(
  db: Db | Tx,
  { organisationId, week }: { organisationId?: string | undefined; week?: string | undefined },
): Promise<StoredSnapshot[]> {
  const { rows } = await sql<Row>`
    select ${columns} from snapshots
    where (${organisationId ?? null}::uuid is null or organisation_id = ${organisationId ?? null})
      and (${week ?? null}::text is null or week = ${week ?? null})
    order by cut_off_at, id`.execute(db)
  return rows.map(stored)
}

export async function snapshotById(db: Db | Tx, id: string): Promise<StoredSnapshot | undefined> {
  const { rows } = await sql<Row>`select ${columns} from snapshots where id = ${id}`.execute(db)
  return rows[0] && stored(rows[0])
}

/** Sums of both sides over all organisations that a snapshot counted. */
export async function totalsOf(db: Db | Tx, snapshotId: string): Promise<CountedValue[]> {
  const { rows } = await sql<CountedValue>`
    select indicator as code, sum(numerator)::int as numerator, sum(denominator)::int as denominator
    from snapshot_values where snapshot_id = ${snapshotId} group by indicator order by indicator`.execute(db)
  return rows
}

/** The newest Friday of a tree before an instant. */
export async function fridayBefore(db: Db | Tx, organisationId: string, at: Date): Promise<StoredSnapshot | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from snapshots
    where organisation_id = ${organisationId} and kind = 'friday' and cut_off_at < ${at}
    order by cut_off_at desc limit 1`.execute(db)
  return rows[0] && stored(rows[0])
}

/** Weeks of Fridays that a tree has. */
export async function weeksTaken(db: Db | Tx, organisationId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('snapshots')
    .select('week')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'friday')
    .execute()
  return new Set(rows.map(({ week }) => week))
}

/** All organisations of a snapshot with what was counted of them. */
export async function seenIn(db: Db | Tx, snapshotId: string): Promise<Map<string, SeenOrganisation>> {
  const { rows } = await sql<Omit<SeenOrganisation, 'values'>>`
    select organisation_id as id, parent_id as "parentId", above, kind, short_name as "shortName", counted, inputs, facts
    from snapshot_organisations where snapshot_id = ${snapshotId}`.execute(db)
  const { rows: values } = await sql<CountedValue & { id: string }>`
    select organisation_id as id, indicator as code, numerator, denominator
    from snapshot_values where snapshot_id = ${snapshotId}`.execute(db)
  const seen = new Map<string, SeenOrganisation>(rows.map((row) => [row.id, { ...row, values: [] }]))
  for (const { id, ...value } of values) seen.get(id)?.values.push(value)
  return seen
}

/** What these organisations were counted from, by hash. */
export async function contentsOf(db: Db | Tx, hashes: readonly Buffer[]): Promise<(Content & { hash: Buffer })[]> {
  const { rows } = await sql<Content & { hash: Buffer }>`
    select hash, organisation, people from snapshot_inputs where hash = any(${[...hashes]}::bytea[])`.execute(db)
  return rows
}

/** Content that is there already costs nothing. */
export async function keepContents(tx: Tx, contents: readonly (Content & { hash: Buffer })[]): Promise<void> {
  await sql`
    insert into snapshot_inputs (hash, organisation, people)
    select * from unnest(${contents.map(({ hash }) => hash)}::bytea[], ${contents.map((one) => one.organisation)}::text[],
      ${contents.map(({ people }) => people)}::bytea[])
    on conflict do nothing`.execute(tx)
}

export async function keepOrganisations(tx: Tx, snapshotId: string, seen: readonly SeenOrganisation[]): Promise<void> {
  const rows = seen.map(({ id, parentId, above, kind, shortName, counted, inputs, facts }) => ({
    ...{ id, parent_id: parentId, above, kind, short_name: shortName, counted },
    ...{ inputs: inputs && `\\x${inputs.toString('hex')}`, facts },
  }))
  await sql`
    insert into snapshot_organisations (snapshot_id, organisation_id, parent_id, above, kind, short_name, counted, inputs, facts)
    select ${snapshotId}, id, parent_id, above, kind, short_name, counted, inputs::bytea, facts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as g (id uuid, parent_id uuid, above uuid[], kind text, short_name text, counted boolean, inputs text, facts jsonb)`.execute(
    tx,
  )
  const values = seen.flatMap(({ id, values: of }) => of.map((value) => ({ id, ...value })))
  await sql`
    insert into snapshot_values (snapshot_id, organisation_id, indicator, numerator, denominator)
    select ${snapshotId}, id, code, numerator, denominator
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as g (id uuid, code text, numerator integer, denominator integer)`.execute(tx)
}
