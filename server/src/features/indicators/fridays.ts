import { sql } from 'kysely'
import type { IndicatorValue } from '#protocol/indicators.ts'
import type { Services } from '#server/platform/services.ts'
import type { Look } from './indicators.access.ts'
import { codesOf, fridaysHolding, type MomentOfTree, type Snapshot } from './moments.ts'
import type { Shares } from './picture.rules.ts'
import { keepSums } from './snapshot-sums.ts'

export type Friday = Snapshot & { values: IndicatorValue[] }
type Shown = Readonly<Record<string, readonly [numerator: number, denominator: number, hidden: boolean]>>

/** What somebody is shown of an organisation over its Fridays, newest first. */
export async function fridaysOf(
  services: Services,
  look: Look,
  range: { until: Date; count: number; rootId?: string },
): Promise<Friday[]> {
  const { id } = look.organisation
  const moments = await fridaysHolding(services.db, id, range)
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
