import { sql } from 'kysely'
import type { FailingReason, IndicatorValue } from '#protocol/indicators.ts'
import type { OrganisationFacts } from '#server/features/indicators/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'

export type StandingNow = {
  values: ReadonlyMap<string, IndicatorValue>
  reasons: readonly FailingReason[]
  /** Registered users of the profile, as far as they are counted one by one. */
  registered: number
}

/** Where an organisation stands now, or on the newest Friday where nothing newer is counted. */
export async function standingNow(db: Db | Tx, organisationId: string): Promise<StandingNow> {
  const { rows } = await sql<{ code: string; numerator: number; denominator: number }>`
    with friday as (
      select s.id from snapshots s join snapshot_organisations p on p.snapshot_id = s.id
      where s.kind = 'friday' and p.organisation_id = ${organisationId} order by s.cut_off_at desc limit 1)
    select indicator as code, numerator, denominator from live_values where organisation_id = ${organisationId}
    union all
    select v.indicator, v.numerator, v.denominator from friday f join snapshot_values v on v.snapshot_id = f.id
    where v.organisation_id = ${organisationId}
      and not exists (select from live_values where organisation_id = ${organisationId})`.execute(db)
  const found = await sql<{ facts: Partial<OrganisationFacts> }>`
    select facts from (
      select facts, counted_at as at, 1 as live from live_organisations where organisation_id = ${organisationId}
      union all
      select p.facts, s.cut_off_at, 0 from snapshot_organisations p join snapshots s on s.id = p.snapshot_id
      where p.organisation_id = ${organisationId} and s.kind = 'friday') known
    order by live desc, at desc limit 1`.execute(db)
  const values = new Map(rows.map((row) => [row.code, { ...row, hidden: false }]))
  const facts = found.rows[0]?.facts ?? {}
  return { values, reasons: facts.reasons ?? [], registered: registeredOf(facts) }
}

function registeredOf({ report }: Partial<OrganisationFacts>): number {
  return (report?.staff.registered ?? 0) + (report?.pupils?.registered ?? 0)
}
