import { sql } from 'kysely'
import type { NoticeCircle } from '#protocol/notices.ts'
import { isStaffOf, mayManage } from '#server/features/roster/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { sendersOf } from './senders.queries.ts'

type Who = { personId: string; at: Date }

/** A notice as somebody stands to it. */
export type NoticeFacts = {
  id: string
  organisationId: string
  dueAt: Date
  withdrawnAt: Date | null
  asked: boolean
  /** Sees its state: of what `managed_by` gives, or all of it. */
  follows: boolean
  /** A form teacher’s own notice to a class: every name of it. */
  seesAll: boolean
  /** In whose name it was sent is managed by this person. */
  owns: boolean
}

/** A notice for whoever is asked or follows it; `not_found` for everybody else. */
export async function requireNotice(db: Db | Tx, { personId, at }: Who, noticeId: string): Promise<NoticeFacts> {
  const { rows } = await sql<NoticeFacts>`
    select n.id, n.organisation_id as "organisationId", n.due_at as "dueAt", n.withdrawn_at as "withdrawnAt",
      exists (select from notice_recipients r where r.notice_id = n.id and r.person_id = ${personId}) as asked,
      w.own or w.author or w.above as follows, w.author and not w.own as "seesAll", w.own or w.author as owns
    from notices n cross join lateral ${standsTo(personId, at)} w
    where n.id = ${noticeId}`.execute(db)
  const found = rows[0]
  if (!found || (!found.asked && !found.follows)) throw refuse.not_found()
  return found
}

/** The same for those who see its state. */
export async function requireFollowing(db: Db | Tx, who: Who, noticeId: string): Promise<NoticeFacts> {
  const found = await requireNotice(db, who, noticeId)
  if (!found.follows) throw refuse.not_allowed()
  return found
}

/**
 * For a row `n` of notices: `own`: managed by name; `author`: a form teacher wrote it to the class; `above`: comes from an
 * office above and asks people of what this person manages. What a school sends to itself is not the office's to read.
 */
export function standsTo(personId: string, at: Date) {
  return sql`(
    select
      n.organisation_id in (select m.organisation_id from managed_by(${personId}, ${at}) m where m.own) as own,
      n.author_id = ${personId} and n.circle ->> 'classId' is not null and exists (
        select from enrolments e
        where e.class_id = (n.circle ->> 'classId')::uuid and e.person_id = ${personId} and e.kind = 'form_teacher'
          and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})) as author,
      n.organisation_id not in (select m.organisation_id from managed_by(${personId}, ${at}) m)
        and exists (
          select from notice_recipients r
          where r.notice_id = n.id
            and r.organisation_id in (select m.organisation_id from managed_by(${personId}, ${at}) m)) as above)`
}

/** In whose journal a look at the names of a notice belongs: of the organisation asked for, where it is managed. */
export async function whoseNames(
  db: Db | Tx,
  { personId, at }: Who,
  notice: NoticeFacts,
  organisationId: string | undefined,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select m.organisation_id as id from managed_by(${personId}, ${at}) m
    where exists (select from notice_recipients r
      where r.notice_id = ${notice.id} and r.organisation_id = m.organisation_id)
      and m.organisation_id = coalesce(${organisationId ?? null}::uuid,
        case when ${notice.owns} then ${notice.organisationId}::uuid else m.organisation_id end)
    order by m.own desc, 1 limit 1`.execute(db)
  return rows[0]?.id ?? notice.organisationId
}

const ofClasses: readonly string[] = ['pupil', 'guardian']

/**
 * Whoever may ask this circle in the name of this organisation: who leads it or works in its office; a form teacher,
 * guardians and pupils of the own class. Throws `not_found` for strangers, `not_allowed` for others who work there.
 */
export async function requireSending(
  db: Db | Tx,
  { personId, at }: Who,
  organisationId: string,
  circle: NoticeCircle,
): Promise<void> {
  const sender = (await sendersOf(db, personId, at)).find(({ organisation }) => organisation.id === organisationId)
  if (sender?.whole) return
  const { classId, roles } = circle
  const own = sender?.classes.some(({ id }) => id === classId)
  if (own && roles.every((role) => ofClasses.includes(role))) return
  const inside =
    (await isStaffOf(db, personId, organisationId, at)) || (await mayManage(db, personId, organisationId, at))
  throw inside ? refuse.not_allowed() : refuse.not_found()
}
