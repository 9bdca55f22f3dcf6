import type { Db, Tx } from '#server/platform/call.ts'
import type { CutOff } from './cut-off.rules.ts'

/** All that a tree's cut-off ever was, oldest first; empty: always the usual one. */
export async function cutOffsOf(db: Db | Tx, organisationId: string): Promise<CutOff[]> {
  const rows = await db
    .selectFrom('cut_offs')
    .select(['weekday', 'at_minute as minute', 'recorded_at as recordedAt', 'replaced_at as replacedAt'])
    .where('organisation_id', '=', organisationId)
    .orderBy('version')
    .execute()
  return rows
}
