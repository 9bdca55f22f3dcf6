import { sql } from 'kysely'
import { waitingReports as contract } from '#protocol/moderation.ts'
import { isOperator } from '#server/features/accounts/exports.ts'
import { answer } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

/** The operator learns that an organisation needs somebody to answer, and nothing of what was reported. */
export const waitingReports = answer(contract, {
  async run({ db, actor, at }) {
    if (!(await isOperator(db, actor.personId))) throw refuse.not_allowed()
    const { rows } = await sql<{ id: string; shortName: string; count: number; oldestAt: Date }>`
      select o.id, o.short_name as "shortName", count(*) as count, min(r.filed_at) as "oldestAt"
      from reports r join organisations o on o.id = r.organisation_id
      where r.resolved_at is null and not exists (
        select from report_answerers(r.organisation_id, r.about_id, r.about_moderator, r.class_id, ${at}))
      group by o.id order by min(r.filed_at)`.execute(db)
    return { organisations: rows.map((row) => ({ ...row, oldestAt: row.oldestAt.toISOString() })) }
  },
})
