import { sql } from 'kysely'
import type { NoticeCircle, NoticePreview } from '#protocol/notices.ts'
import type { Db, Tx } from '#server/platform/call.ts'

type Asked = { organisationId: string; circle: NoticeCircle; authorId: string; at: Date }

/** Whom a circle holds now. Whoever asks is not asked. */
export async function countCircle(db: Db, { organisationId, circle, authorId, at }: Asked): Promise<NoticePreview> {
  const { rows } = await sql<NoticePreview>`
    select count(*) filter (where not on_leave) as people,
      count(distinct organisation_id) filter (where not on_leave) as organisations,
      count(*) filter (where not on_leave and not exists (select from accounts a where a.person_id = c.person_id))
        as "withoutAccount",
      count(*) filter (where on_leave) as "onLeave"
    from notice_circle(${organisationId}, ${JSON.stringify(circle)}::jsonb, ${at}) c
    where person_id <> ${authorId}`.execute(db)
  return rows[0]!
}

/** Freezes the circle of a notice: one statement, however many there are. */
export async function freezeCircle(tx: Tx, noticeId: string, at: Date): Promise<void> {
  await sql`
    insert into notice_recipients (notice_id, organisation_id, person_id, role, position, class_name, asked_at)
    select n.id, c.organisation_id, c.person_id, c.role, c.position_text, c.class_name, ${at}
    from notices n cross join lateral notice_circle(n.organisation_id, n.circle, ${at}) c
    where n.id = ${noticeId} and not c.on_leave and c.person_id <> n.author_id`.execute(tx)
}

export async function countAsked(db: Db | Tx, noticeId: string): Promise<{ people: number; organisations: number }> {
  const { rows } = await sql<{ people: number; organisations: number }>`
    select count(*) as people, count(distinct organisation_id) as organisations
    from notice_recipients where notice_id = ${noticeId}`.execute(db)
  return rows[0]!
}

/** Notices that are neither withdrawn nor past their deadline ask these people where they have come into the circle. */
export async function askNewcomers(
  tx: Tx,
  personIds: readonly string[],
  at: Date,
): Promise<{ noticeId: string; personId: string; organisationId: string }[]> {
  const { rows } = await sql<{ noticeId: string; personId: string; organisationId: string }>`
    insert into notice_recipients (notice_id, organisation_id, person_id, role, position, class_name, asked_at)
    select n.id, c.organisation_id, c.person_id, c.role, c.position_text, c.class_name, ${at}
    from notices n cross join lateral notice_circle(n.organisation_id, n.circle, ${at}) c
    where n.withdrawn_at is null and n.due_at > ${at} and c.person_id = any(${[...personIds]}::uuid[])
      and not c.on_leave and c.person_id <> n.author_id
    on conflict do nothing
    returning notice_id as "noticeId", person_id as "personId", organisation_id as "organisationId"`.execute(tx)
  return rows
}
