import { readyReport as contract } from '#protocol/weekly-report.ts'
import { mayManage } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'

export const readyReport = answer(contract, {
  async run({ db, actor, at }) {
    const newest = await db
      .selectFrom('report_readers')
      .innerJoin('snapshots', 'snapshots.id', 'report_readers.snapshot_id')
      .innerJoin('organisations', 'organisations.id', 'report_readers.organisation_id')
      .select(['snapshots.id', 'snapshots.week', 'report_readers.seen_at'])
      .select(['organisations.id as organisationId', 'organisations.short_name as shortName'])
      .where('report_readers.person_id', '=', actor.personId)
      .orderBy('snapshots.cut_off_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!newest || newest.seen_at) return { report: null }
    const { id, week, organisationId, shortName } = newest
    // Who no longer works there is not told of it any more.
    if (!(await mayManage(db, actor.personId, organisationId, at))) return { report: null }
    return { report: { snapshotId: id, week, organisation: { id: organisationId, shortName } } }
  },
})
