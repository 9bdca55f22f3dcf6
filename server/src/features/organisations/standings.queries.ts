import { sql } from 'kysely'
import { Compile } from 'typebox/compile'
import { OrganisationStatus } from '#protocol/organisations.ts'
import type { Db } from '#server/platform/call.ts'

export type Standings = Map<string, OrganisationStatus>

const isStatus = Compile(OrganisationStatus)

/** What was counted last. What an earlier version kept in another shape is left out, as if it had never been counted. */
export async function keptStandings(db: Db): Promise<{ at: Date | undefined; standings: Standings }> {
  const rows = await db.selectFrom('organisation_standings').selectAll().execute()
  const known = rows.filter(({ status }) => isStatus.Check(status))
  return {
    at: known.map(({ counted_at }) => counted_at).sort((one, other) => one.getTime() - other.getTime())[0],
    standings: new Map(known.map(({ organisation_id, status }) => [organisation_id, status as OrganisationStatus])),
  }
}

/** In place of what was kept before. */
export async function keepStandings(db: Db, standings: Standings, at: Date): Promise<void> {
  const rows = [...standings].map(([id, status]) => ({ id, status }))
  await db.transaction().execute(async (tx) => {
    // Two processes may count at once: the later one waits and writes over what the first has kept.
    await sql`lock table organisation_standings in exclusive mode`.execute(tx)
    await tx.deleteFrom('organisation_standings').execute()
    await sql`
      insert into organisation_standings (organisation_id, status, counted_at)
      select r.id, r.status, ${at} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, status jsonb)
      join organisations o on o.id = r.id`.execute(tx)
  })
}
