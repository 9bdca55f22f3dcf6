import { sql, type RawBuilder } from 'kysely'
import type { ReportAction, ReportReason, ReportRow } from '#protocol/moderation.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import type { Db } from '#server/platform/call.ts'
import type { Cursor } from './report-cursor.ts'

type Row = {
  id: string
  organisationId: string
  organisationName: string
  aboutId: string
  ofMessage: boolean
  reason: ReportReason
  filedAt: Date
  dueAt: Date
  same: number
  resolvedAt: Date | null
  actions: ReportAction[]
}

type Which = { state: 'open' | 'resolved'; after: Cursor | null; limit: number }

/** Reports that a person is to answer, open ones by deadline, answered ones newest first. */
export async function reportRows(db: Db, personId: string, at: Date, { state, after, limit }: Which) {
  const isOpen = state === 'open'
  const sorted = isOpen ? sql`date_trunc('milliseconds', r.due_at)` : sql`date_trunc('milliseconds', r.resolved_at)`
  const beyond =
    after &&
    (isOpen ? sql`(${sorted}, r.id) > (${after.at}, ${after.id})` : sql`(${sorted}, r.id) < (${after.at}, ${after.id})`)
  const { rows } = await sql<Row>`
    select ${columns} from reports r join organisations o on o.id = r.organisation_id
    where ${isOpen ? sql`r.resolved_at is null` : sql`r.resolved_at is not null`} and ${answeredBy(personId, at)}
      and ${beyond ?? sql`true`}
    order by ${isOpen ? sql`${sorted}, r.id` : sql`${sorted} desc, r.id desc`} limit ${limit}`.execute(db)
  return withNames(db, personId, rows)
}

/** One report as the list shows it; the caller has checked the right to it. */
export async function reportRow(db: Db, personId: string, reportId: string): Promise<ReportRow> {
  const { rows } = await sql<Row>`
    select ${columns} from reports r join organisations o on o.id = r.organisation_id
    where r.id = ${reportId}`.execute(db)
  return (await withNames(db, personId, rows))[0]!.row
}

export async function countOpen(db: Db, personId: string, at: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from reports r where r.resolved_at is null and ${answeredBy(personId, at)}`.execute(db)
  return rows[0]!.count
}

const columns = sql`r.id, r.organisation_id as "organisationId", o.short_name as "organisationName",
  r.about_id as "aboutId", r.seq is not null as "ofMessage", r.reason, r.filed_at as "filedAt", r.due_at as "dueAt",
  r.resolved_at as "resolvedAt", r.actions,
  (select count(*) from reports s where s.about_id = r.about_id and s.resolved_at is not distinct from r.resolved_at
    and s.conversation_id is not distinct from r.conversation_id and s.seq is not distinct from r.seq) as same`

/** First the few organisations within reach, then the exact question for each report. */
function answeredBy(personId: string, at: Date): RawBuilder<unknown> {
  return sql`r.organisation_id in (
      select b.id from (select distinct organisation_id from ties_at(${at}) where person_id = ${personId}) mine
      cross join lateral organisations_below(mine.organisation_id) b)
    and exists (
      select from report_answerers(r.organisation_id, r.about_id, r.about_moderator, r.class_id, ${at}) x
      where x.person_id = ${personId})`
}

async function withNames(db: Db, personId: string, rows: readonly Row[]) {
  const briefs = await personBriefs(
    db,
    rows.map((row) => row.aboutId),
    personId,
  )
  const byId = new Map(briefs.map((brief) => [brief.id, brief]))
  return rows.map(({ aboutId, filedAt, dueAt, resolvedAt, ...rest }) => ({
    sortedBy: resolvedAt ?? dueAt,
    row: {
      ...rest,
      about: byId.get(aboutId)!,
      filedAt: filedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      resolvedAt: resolvedAt?.toISOString() ?? null,
    } satisfies ReportRow,
  }))
}
