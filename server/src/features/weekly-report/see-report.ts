import { sql } from 'kysely'
import { seeReport as contract } from '#protocol/weekly-report.ts'
import { handle } from '#server/platform/call.ts'

export const seeReport = handle(contract, {
  async run({ tx, at, actor }, { snapshotId }) {
    await sql`
      update report_readers r set seen_at = ${at}
      from snapshots s, snapshots seen
      where r.person_id = ${actor.personId} and r.seen_at is null and s.id = r.snapshot_id
        and seen.id = ${snapshotId} and s.cut_off_at <= seen.cut_off_at`.execute(tx)
    return {}
  },
})
