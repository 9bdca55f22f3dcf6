import { sql } from 'kysely'
import type { Services } from '#server/platform/services.ts'
import type { Snapshot } from './moments.ts'
import { snapshotPicture } from './pictures.ts'

/** Works out once for each snapshot what offices are shown, so that a year of Fridays is a look at a few rows. */
export async function keepSums(services: Services, snapshots: readonly Snapshot[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select s.id from unnest(${snapshots.map(({ snapshotId }) => snapshotId)}::uuid[],
      ${snapshots.map(({ rootId }) => rootId)}::uuid[]) as s (id, root)
    where not exists (select from snapshot_sums m where m.snapshot_id = s.id and m.organisation_id = s.root)`.execute(
    services.db,
  )
  const missing = new Set(rows.map(({ id }) => id))
  for (const snapshot of snapshots) if (missing.has(snapshot.snapshotId)) await keepSumsOf(services, snapshot)
}

async function keepSumsOf(services: Services, snapshot: Snapshot): Promise<void> {
  const { places } = await snapshotPicture(services, snapshot)
  const cells = [...places.values()].flatMap(({ id, office, values }) =>
    values.filter(({ hidden }) => office || hidden || id === snapshot.rootId).map((value) => ({ id, ...value })),
  )
  await sql`
    insert into snapshot_sums (snapshot_id, organisation_id, indicator, numerator, denominator, hidden)
    select ${snapshot.snapshotId}::uuid, * from unnest(${cells.map(({ id }) => id)}::uuid[],
      ${cells.map(({ code }) => code)}::text[], ${cells.map(({ numerator }) => numerator)}::int[],
      ${cells.map(({ denominator }) => denominator)}::int[], ${cells.map(({ hidden }) => hidden)}::boolean[])
    on conflict do nothing`.execute(services.db)
}
