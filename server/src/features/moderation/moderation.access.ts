import { sql } from 'kysely'
import type { Db } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

export type ReportFacts = {
  id: string
  reporterId: string
  aboutId: string
  organisationId: string
  aboutModerator: boolean
  classId: string | null
  conversationId: string | null
  seq: number | null
  comment: string
  note: string
  lines: StoredLine[]
  resolvedAt: Date | null
  resolvedBy: string | null
}

/** As it is kept in the report’s row. */
export type StoredLine = {
  seq: number
  authorId: string | null
  at: string
  text: string
  entities: unknown[]
  files: unknown[]
}

/** A report, for somebody who is to answer it now. Throws `not_found`, also for the person it is about. */
export async function requireAnswering(db: Db, reportId: string, personId: string, at: Date): Promise<ReportFacts> {
  const { rows } = await sql<ReportFacts>`
    select r.id, r.reporter_id as "reporterId", r.about_id as "aboutId", r.organisation_id as "organisationId",
      r.about_moderator as "aboutModerator", r.class_id as "classId", r.conversation_id as "conversationId", r.seq,
      r.comment, r.note, r.lines, r.resolved_at as "resolvedAt", r.resolved_by as "resolvedBy"
    from reports r
    where r.id = ${reportId} and exists (
      select from report_answerers(r.organisation_id, r.about_id, r.about_moderator, r.class_id, ${at}) x
      where x.person_id = ${personId})`.execute(db)
  if (!rows[0]) throw refuse.not_found()
  return rows[0]
}

export type Answerer = { personId: string; through: 'organisation' | 'office' }

/** Who answers reports like this one now. */
export async function answerersOf(
  db: Db,
  about: Pick<ReportFacts, 'organisationId' | 'aboutId' | 'aboutModerator' | 'classId'>,
  at: Date,
): Promise<Answerer[]> {
  const { organisationId, aboutId, aboutModerator, classId } = about
  const { rows } = await sql<Answerer>`
    select person_id as "personId", through
    from report_answerers(${organisationId}, ${aboutId}, ${aboutModerator}, ${classId}, ${at})
    order by 1`.execute(db)
  return rows
}

/** Throws `not_found` unless the two share a conversation or an organisation: nobody probes for strangers. */
export async function requireAcquainted(db: Db, personId: string, otherId: string, at: Date): Promise<void> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (
        select from chats c join participants p on p.conversation_id = c.conversation_id and p.person_id = ${otherId}
        where c.person_id = ${personId})
      or exists (
        select from admitted_ties_at(${at}) mine join admitted_ties_at(${at}) theirs on theirs.organisation_id = mine.organisation_id
        where mine.person_id = ${personId} and theirs.person_id = ${otherId}) as known`.execute(db)
  if (!rows[0]?.known) throw refuse.not_found()
}
