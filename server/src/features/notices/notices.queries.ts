import { sql, type RawBuilder } from 'kysely'
import type { NoticeBox, NoticeBrief, NoticeCircle, NoticeCounts, NoticeFilter } from '#protocol/notices.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import type { Db } from '#server/platform/call.ts'
import { standsTo } from './notices.access.ts'

type Who = { personId: string; at: Date }
type Page = { offset: number; limit: number }

type Row = Omit<NoticeBrief, 'author' | 'sentAt' | 'dueAt' | 'withdrawnAt' | 'mine'> & {
  authorId: string
  sentAt: Date
  dueAt: Date
  withdrawnAt: Date | null
  acknowledgedAt: Date | null
  /** Null: was never asked. */
  stillAsked: boolean | null
  onLeave: boolean | null
}

/** What a row of `notice_recipients` (`r`) of a notice (`n`) counts for. */
export function countsOf(): RawBuilder<NoticeCounts> {
  return sql`json_build_object(
    'asked', count(*) filter (where r.away is null),
    'acknowledged', count(*) filter (where r.away is null and r.acknowledged_at <= n.due_at),
    'late', count(*) filter (where r.away is null and r.acknowledged_at > n.due_at),
    'withoutAccount', count(*) filter (where r.away is null and r.acknowledged_at is null
      and not exists (select from accounts a where a.person_id = r.person_id)),
    'left', count(*) filter (where r.away = 'left'),
    'onLeave', count(*) filter (where r.away = 'leave'))`
}

type Wanted = { box: NoticeBox; show?: NoticeFilter | undefined; text: string }

/** A page of what asks a person, what waits first and soonest; or of what a person follows, newest first. */
export async function noticesPage(
  db: Db,
  { personId, at }: Who,
  { box, show, text }: Wanted,
  { offset, limit }: Page,
): Promise<{ total: number; notices: NoticeBrief[] }> {
  const chosen = box === 'asked' ? askedOf(personId) : followedBy({ personId, at })
  const waits = sql`(box.waits and n.withdrawn_at is null)`
  const past = box === 'asked' ? sql`not ${waits}` : sql`(n.due_at <= ${at} or n.withdrawn_at is not null)`
  const shown = show === undefined ? sql`true` : { waiting: waits, own: sql`box.own`, past }[show]
  const { rows } = await sql<Row & { total: number }>`
    with box as (${chosen}),
    page as (
      select n.*, count(*) over () as total,
        row_number() over (order by (${waits}) desc, case when ${waits} then n.due_at end, n.sent_at desc, n.id) as place
      from box join notices n on n.id = box.id where ${shown} and ${holds(text)}
      order by place limit ${limit} offset ${offset})
    select ${columns({ personId, at })}, n.total from page n
    join organisations o on o.id = n.organisation_id ${beside({ personId, at })}
    order by n.place`.execute(db)
  return { total: rows[0]?.total ?? 0, notices: await briefsOf(db, personId, rows) }
}

type Opened = {
  text: string
  fileId: string | null
  circle: NoticeCircle
  remindAt: Date | null
  remindedAt: Date | null
  remindedToday: boolean
}

export async function noticeById(db: Db, who: Who, id: string): Promise<Opened & { notice: NoticeBrief }> {
  const { rows } = await sql<Row & Opened>`
    select ${columns(who)}, n.text, n.file_id as "fileId", n.circle, n.remind_at as "remindAt", n.reminded_at as "remindedAt",
      coalesce((n.reminded_at at time zone o.time_zone)::date = (${who.at}::timestamptz at time zone o.time_zone)::date, false)
        as "remindedToday"
    from notices n
    join organisations o on o.id = n.organisation_id ${beside(who)}
    where n.id = ${id}`.execute(db)
  const [notice] = await briefsOf(db, who.personId, rows)
  const { text, fileId, circle, remindAt, remindedAt, remindedToday } = rows[0]!
  return { notice: notice!, text, fileId, circle, remindAt, remindedAt, remindedToday }
}

const askedOf = (personId: string) => sql`
  select r.notice_id as id, bool_or(r.acknowledged_at is null and r.away is null) as waits, false as own
  from notice_recipients r where r.person_id = ${personId} group by r.notice_id`

/** What may be followed, before each is weighed: from the own organisation, and from those above it. */
const followedBy = ({ personId, at }: Who) => sql`
  select n.id, false as waits, w.own or w.author as own from notices n cross join lateral ${standsTo(personId, at)} w
  where (n.author_id = ${personId} or n.organisation_id in (
      select up.id from role_grants g cross join lateral organisations_above(g.organisation_id) up
      where g.person_id = ${personId} and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})))
    and (w.own or w.author or w.above)`

/** Every word stands somewhere in the title, the text or the sender. */
function holds(text: string): RawBuilder<boolean> {
  const words = text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  if (words.length === 0) return sql`true`
  return sql`(
    select bool_and(strpos(translate(lower(concat_ws(' ', n.title, n.text, o.name, o.short_name,
      p.family_name, p.given_name, p.patronymic)), 'ё', 'е'), w.word) > 0)
    from organisations o, persons p, unnest(${words}::text[]) as w (word)
    where o.id = n.organisation_id and p.id = n.author_id)`
}

const columns = ({ personId, at }: Who) => sql`
  n.id, n.title, json_build_object('id', o.id, 'shortName', o.short_name, 'kind', o.kind) as organisation,
  n.author_id as "authorId", n.file_id is not null as "hasFile", n.sent_at as "sentAt", n.due_at as "dueAt",
  n.withdrawn_at as "withdrawnAt", mine.acknowledged_at as "acknowledgedAt", mine.asked as "stillAsked",
  mine.on_leave as "onLeave",
  case when w.own or w.author or w.above then (
    select ${countsOf()} from notice_recipients r
    where r.notice_id = n.id and (w.author or r.organisation_id in (
      select m.organisation_id from managed_by(${personId}, ${at}) m))) end as counts`

const beside = ({ personId, at }: Who) => sql`
  cross join lateral ${standsTo(personId, at)} w
  cross join lateral (
    select bool_or(r.away is null) as asked, bool_or(r.away = 'leave') as on_leave,
      -- Who has come to a second organisation since is asked there, too.
      case when not bool_or(r.acknowledged_at is null and r.away is null) then min(r.acknowledged_at) end as acknowledged_at
    from notice_recipients r
    where r.notice_id = n.id and r.person_id = ${personId}) mine`

async function briefsOf(db: Db, personId: string, rows: readonly Row[]): Promise<NoticeBrief[]> {
  const authors = await personBriefs(
    db,
    rows.map((row) => row.authorId),
    personId,
  )
  const byId = new Map(authors.map((one) => [one.id, one]))
  return rows.map(({ id, title, organisation, authorId, hasFile, counts, ...row }) => ({
    ...{ id, title, organisation, author: byId.get(authorId)!, hasFile, counts },
    sentAt: row.sentAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    mine:
      row.stillAsked === null
        ? null
        : {
            acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
            late: row.acknowledgedAt !== null && row.acknowledgedAt > row.dueAt,
            asked: row.stillAsked,
            onLeave: !row.stillAsked && row.onLeave === true,
          },
  }))
}
