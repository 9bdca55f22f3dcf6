import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import { nothingDecided, type Decisions } from './decisions.ts'

export type Draft = { decisions: Decisions; rosterHash: Buffer | undefined }

/** What was decided about the year that ends; decisions about another year are past. */
export async function loadDraft(
  db: Db | Tx,
  { organisationId, year }: { organisationId: string; year: string },
): Promise<Draft> {
  const row = await db
    .selectFrom('school_year_drafts')
    .select(['decisions', 'roster_hash'])
    .where('organisation_id', '=', organisationId)
    .where('from_year', '=', year)
    .executeTakeFirst()
  return row
    ? { decisions: row.decisions as Decisions, rosterHash: row.roster_hash }
    : { decisions: nothingDecided, rosterHash: undefined }
}

export async function saveDraft(
  tx: Tx,
  draft: {
    organisationId: string
    year: string
    decisions: Decisions
    rosterHash: Buffer
    by: string | null
    at: Date
  },
): Promise<void> {
  const { organisationId, year, decisions, rosterHash, by, at } = draft
  await sql`
    insert into school_year_drafts (organisation_id, from_year, roster_hash, decisions, by_id, at)
    values (${organisationId}, ${year}, ${rosterHash}, ${JSON.stringify(decisions)}, ${by}, ${at})
    on conflict (organisation_id) do update set from_year = excluded.from_year, roster_hash = excluded.roster_hash,
      decisions = excluded.decisions, by_id = excluded.by_id, at = excluded.at`.execute(tx)
}
