import { sql } from 'kysely'
import type { OutputOf } from '#protocol/contract.ts'
import type { readRosterColumns } from '#protocol/roster-import.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import type { RowsAre } from './rows/mapping.rules.ts'

/** What was said by hand of how a file is to be read; nothing of it where all was understood. */
export type SaidReading = {
  map?: string | undefined
  rowsAre?: RowsAre | undefined
  headerLine?: number | undefined
  sheet?: string | undefined
}
type Remembered = OutputOf<typeof readRosterColumns>['remembered']

type Source = { organisationId: string; fingerprints: readonly string[] }

/** What was said of files with one of these headers when one of them was last brought in. */
export async function rememberedReading(db: Db, { organisationId, fingerprints }: Source): Promise<Remembered> {
  const { rows } = await sql<{ reading: NonNullable<Remembered> }>`
    select reading from roster_import_sources
    where organisation_id = ${organisationId} and encode(fingerprint, 'hex') = any(${[...fingerprints]}::text[])
    order by at desc, fingerprint limit 1`.execute(db)
  return rows[0]?.reading ?? null
}

export async function rememberReading(
  { tx, at }: { tx: Tx; at: Date },
  { organisationId, fingerprints, reading }: Source & { reading: SaidReading },
): Promise<void> {
  await sql`
    insert into roster_import_sources (organisation_id, fingerprint, reading, at)
    select ${organisationId}, decode(hex, 'hex'), ${JSON.stringify(reading)}::jsonb, ${at}
    from unnest(${[...fingerprints]}::text[]) as h (hex)
    on conflict (organisation_id, fingerprint) do update set reading = excluded.reading, at = excluded.at`.execute(tx)
}
