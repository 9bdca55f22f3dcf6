import { sql } from 'kysely'
import type { NoticeOfOrganisation, NoticeRecipient, NoticeStanding } from '#protocol/notices.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import type { NoticeFacts } from './notices.access.ts'
import { countsOf } from './notices.queries.ts'

type Viewer = { personId: string; at: Date; notice: NoticeFacts }
type Page = { offset: number; limit: number }

export type Whose = { organisationId?: string; standing?: NoticeStanding; text?: string; byName?: boolean }

/** Organisations of a notice that somebody follows, those that lag first. */
export async function organisationsPage(
  db: Db | Tx,
  { personId, at, notice }: Viewer,
  text: string,
  { offset, limit }: Page,
): Promise<{ total: number; organisations: NoticeOfOrganisation[] }> {
  const { rows } = await sql<NoticeOfOrganisation & { total: number }>`
    with managed as materialized (select * from managed_by(${personId}, ${at})),
    counted as (
      select r.organisation_id, ${countsOf()} as counts,
        count(*) filter (where r.away is null and r.acknowledged_at is not null)::float
          / greatest(count(*) filter (where r.away is null), 1) as share
      from notice_recipients r join notices n on n.id = r.notice_id
      where r.notice_id = ${notice.id}
        and (${notice.seesAll} or r.organisation_id in (select organisation_id from managed))
      group by r.organisation_id)
    select json_build_object('id', o.id, 'shortName', o.short_name, 'kind', o.kind) as organisation, c.counts,
      ${notice.seesAll} or coalesce(m.own, false) as names, count(*) over () as total
    from counted c join organisations o on o.id = c.organisation_id
    left join managed m on m.organisation_id = c.organisation_id
    where strpos(lower(o.name || ' ' || o.short_name), lower(${text.trim()})) > 0
    order by c.share, o.short_name collate by_number, o.id limit ${limit} offset ${offset}`.execute(db)
  return { total: rows[0]?.total ?? 0, organisations: rows.map(({ total: _total, ...row }) => row) }
}

type Row = Omit<NoticeRecipient, 'person' | 'openedAt' | 'acknowledgedAt'> & {
  personId: string
  openedAt: Date | null
  acknowledgedAt: Date | null
  total: number
}

/**
 * Who was asked, of what somebody may see by name: everybody of the own organisation, of those below an office only whoever
 * leads them. By organisation, those who have not acknowledged first (on paper, `byName`, not), then by name.
 */
export async function recipientsPage(
  db: Db | Tx,
  { personId, at, notice }: Viewer,
  { organisationId, standing, text = '', byName = false }: Whose,
  { offset, limit }: Page,
): Promise<{ total: number; people: NoticeRecipient[] }> {
  const words = text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const { rows } = await sql<Row>`
    with managed as materialized (select * from managed_by(${personId}, ${at})),
    seen as (
      select r.*, case when r.away = 'left' then 'left' when r.away = 'leave' then 'on_leave' when r.acknowledged_at is null then 'waiting'
        when r.acknowledged_at > n.due_at then 'late' else 'acknowledged' end as standing
      from notice_recipients r join notices n on n.id = r.notice_id
      where r.notice_id = ${notice.id} and (${notice.seesAll}
          or r.organisation_id in (select organisation_id from managed where own)
          or (r.role = 'head' and r.organisation_id in (select organisation_id from managed)))
        and (${organisationId ?? null}::uuid is null or r.organisation_id = ${organisationId ?? null}))
    select s.person_id as "personId", s.role, s.position, s.class_name as "className", s.standing,
      s.opened_at as "openedAt", s.acknowledged_at as "acknowledgedAt",
      json_build_object('id', o.id, 'shortName', o.short_name, 'kind', o.kind) as organisation,
      exists (select from accounts a where a.person_id = s.person_id) as "hasAccount", count(*) over () as total
    from seen s join persons p on p.id = s.person_id join organisations o on o.id = s.organisation_id
    where (${standing ?? null}::text is null or s.standing = ${standing ?? null}) and not exists (
      select from unnest(${words}::text[]) as w (word)
      where strpos(translate(lower(p.family_name || ' ' || p.given_name || ' ' || p.patronymic), 'ё', 'е'), w.word) = 0)
    order by o.short_name collate by_number, o.id,
      case when not ${byName} then array_position(array['waiting', 'late', 'acknowledged', 'on_leave', 'left'], s.standing) end,
      p.family_name, p.given_name, p.patronymic, p.id
    limit ${limit} offset ${offset}`.execute(db)
  return { total: rows[0]?.total ?? 0, people: await recipientsOf(db, personId, rows) }
}

async function recipientsOf(db: Db | Tx, viewerId: string, rows: readonly Row[]): Promise<NoticeRecipient[]> {
  const ids = rows.map((row) => row.personId)
  const briefs = new Map((await personBriefs(db, ids, viewerId)).map((brief) => [brief.id, brief]))
  return rows.map(({ personId, openedAt, acknowledgedAt, total: _total, ...row }) => ({
    ...row,
    person: briefs.get(personId)!,
    openedAt: openedAt?.toISOString() ?? null,
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
  }))
}
