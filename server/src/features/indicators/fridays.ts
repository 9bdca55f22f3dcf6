import { sql } from 'kysely'
import type { IndicatorValue } from '#protocol/indicators.ts'
import type { Services } from '#server/platform/services.ts'
import type { Look } from './indicators.access.ts'
import { codesOf, fridaysHolding, type MomentOfTree } from './moments.ts'
import type { Shares } from './picture.rules.ts'
import { snapshotPicture } from './pictures.ts'

export type Friday = MomentOfTree & { snapshotId: string; values: IndicatorValue[] }
type Shown = Readonly<Record<string, readonly [numerator: number, denominator: number, hidden: boolean]>>

/** What somebody is shown of an organisation over its Fridays, newest first. */
export async function fridaysOf(
  services: Services,
  look: Look,
  range: { until: Date; count: number; rootId?: string },
): Promise<Friday[]> {
  const { id } = look.organisation
  const moments = (await fridaysHolding(services.db, id, range)) as (MomentOfTree & { snapshotId: string })[]
  if (!look.own) await keepSums(services, moments)
  const { rows } = await sql<{ id: string; shares: Shares | null; shown: Shown | null }>`
    select s.id,
      (select json_object_agg(v.indicator, json_build_array(v.numerator, v.denominator)) from snapshot_values v
        where v.snapshot_id = s.id and v.organisation_id = ${id}) as shares,
      (select json_object_agg(v.indicator, json_build_array(v.numerator, v.denominator, v.hidden)) from snapshot_sums v
        where v.snapshot_id = s.id and v.organisation_id = ${id} and not ${look.own}::boolean) as shown
    from unnest(${moments.map(({ snapshotId }) => snapshotId)}::uuid[]) as s (id)`.execute(services.db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return moments.map((moment) => {
    const { shares, shown } = byId.get(moment.snapshotId)!
    return { ...moment, values: valuesOf(moment, look.office, shares, shown) }
  })
}

function valuesOf(moment: MomentOfTree, office: boolean, shares: Shares | null, shown: Shown | null): IndicatorValue[] {
  return codesOf(moment).flatMap(({ code }) => {
    const share = shown?.[code] ?? shares?.[code]
    if (!share && !office) return []
    const [numerator = 0, denominator = 0, hidden = false] = share ?? []
    return [{ code, numerator, denominator, hidden }]
  })
}

/** Works out once for each snapshot what offices are shown, so that a year of Fridays is a look at a few rows. */
async function keepSums(
  services: Services,
  moments: readonly (MomentOfTree & { snapshotId: string })[],
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select s.id from unnest(${moments.map(({ snapshotId }) => snapshotId)}::uuid[],
      ${moments.map(({ rootId }) => rootId)}::uuid[]) as s (id, root)
    where not exists (select from snapshot_sums m where m.snapshot_id = s.id and m.organisation_id = s.root)`.execute(
    services.db,
  )
  const missing = new Set(rows.map(({ id }) => id))
  for (const moment of moments) if (missing.has(moment.snapshotId)) await keepSumsOf(services, moment)
}

async function keepSumsOf(services: Services, moment: MomentOfTree & { snapshotId: string }): Promise<void> {
  const { places } = await snapshotPicture(services, moment)
  const cells = [...places.values()].flatMap(({ id, office, values }) =>
    values.filter(({ hidden }) => office || hidden || id === moment.rootId).map((value) => ({ id, ...value })),
  )
  await sql`
    insert into snapshot_sums (snapshot_id, organisation_id, indicator, numerator, denominator, hidden)
    select ${moment.snapshotId}::uuid, * from unnest(${cells.map(({ id }) => id)}::uuid[],
      ${cells.map(({ code }) => code)}::text[], ${cells.map(({ numerator }) => numerator)}::int[],
      ${cells.map(({ denominator }) => denominator)}::int[], ${cells.map(({ hidden }) => hidden)}::boolean[])
    on conflict do nothing`.execute(services.db)
}
