import { sql } from 'kysely'
import type { LibraryAudience } from '#protocol/library.ts'
import type { Db, Tx } from '#server/platform/call.ts'

export type OwnPage = {
  key: string
  organisationId: string
  shortName: string
  title: string
  body: string
  audiences: LibraryAudience[]
  hasVideo: boolean
  changedAt: Date
}

const columns = sql`
  p.id as key, p.organisation_id as "organisationId", o.short_name as "shortName", p.title, p.body, p.audiences,
  exists (select from files f where f.id = any(p.file_ids) and f.kind = 'video') as "hasVideo", p.changed_at as "changedAt"`

/** Pages of the organisations that somebody belongs to and of the offices above them. */
export async function pagesAround(db: Db, personId: string, at: Date): Promise<OwnPage[]> {
  const { rows } = await sql<OwnPage>`
    select ${columns} from library_pages p join organisations o on o.id = p.organisation_id
    where p.removed_at is null and p.organisation_id in (
      select a.id from (select distinct organisation_id from ties_at(${at}) where person_id = ${personId}) t,
        organisations_above(t.organisation_id) a)
    order by o.short_name collate by_number, p.title collate by_number, p.id`.execute(db)
  return rows
}

/** One of them. */
export async function pageAround(db: Db, personId: string, key: string, at: Date): Promise<OwnPage | undefined> {
  return (await pagesAround(db, personId, at)).find((page) => page.key === key)
}

export type StoredPage = { organisationId: string; removedAt: Date | null }

export async function storedPage(tx: Tx, id: string): Promise<StoredPage | undefined> {
  const { rows } = await sql<StoredPage>`
    select organisation_id as "organisationId", removed_at as "removedAt" from library_pages
    where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** When somebody has read which page. */
export async function readsOf(db: Db, personId: string): Promise<Map<string, Date>> {
  const { rows } = await sql<{ page: string; at: Date }>`
    select page, last_at as at from library_reads where person_id = ${personId}`.execute(db)
  return new Map(rows.map(({ page, at }) => [page, at]))
}

export type ReadersRow = { id: string; shortName: string; read: number; total: number }

/** Of each organisation below whose people the page is for: how many there are, and how many of them have read it. */
export async function readersBelow(
  db: Db,
  page: string,
  { organisationId, roles, at }: { organisationId: string; roles: readonly string[]; at: Date },
): Promise<ReadersRow[]> {
  const { rows } = await sql<ReadersRow>`
    with asked as (
      select distinct t.organisation_id, t.person_id
      from organisations_below(${organisationId}) b join ties_at(${at}) t on t.organisation_id = b.id
      where t.role = any(${roles}::text[]))
    select o.id, o.short_name as "shortName", count(r.person_id)::int as read, count(*)::int as total
    from asked a join organisations o on o.id = a.organisation_id and o.closed_at is null
    left join library_reads r on r.person_id = a.person_id and r.page = ${page}
    group by o.id order by count(r.person_id)::float / count(*), o.short_name collate by_number`.execute(db)
  return rows
}

/** Staff of one organisation whom the page is for, those who have not read it first. */
export async function staffReaders(
  db: Db,
  page: string,
  { organisationId, roles, at, limit }: { organisationId: string; roles: readonly string[]; at: Date; limit: number },
): Promise<{ personId: string; readAt: Date | null }[]> {
  const { rows } = await sql<{ personId: string; readAt: Date | null }>`
    with asked as (
      select distinct person_id from ties_at(${at})
      where organisation_id = ${organisationId} and role = any(${roles}::text[]) and role not in ('pupil', 'guardian'))
    select p.id as "personId", r.last_at as "readAt"
    from asked a join persons p on p.id = a.person_id
    left join library_reads r on r.person_id = p.id and r.page = ${page}
    order by r.last_at is not null, p.family_name, p.given_name, p.id limit ${limit}`.execute(db)
  return rows
}
