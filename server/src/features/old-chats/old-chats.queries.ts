import { sql } from 'kysely'
import type { OldChatCounts, OldChatKind, OldChatMessenger, OldChatOwnOf, OldChatStatus } from '#protocol/old-chats.ts'
import type { Db } from '#server/platform/call.ts'

export type ListAsked = {
  organisationId: string
  text: string
  messenger: string | null
  show: string | null
  offset: number
  limit: number
}

export type ListedRow = {
  id: string
  messenger: OldChatMessenger
  name: string
  kind: OldChatKind
  ownOf: OldChatOwnOf
  owner: string
  ownerPersonId: string | null
  peopleCount: number | null
  link: string
  classId: string | null
  className: string
  recordedAt: Date
  enteredBy: string | null
  status: OldChatStatus
  evidence: string
  statusAt: Date
  statusBy: string | null
  mistakenAt: Date | null
  mistakenBy: string | null
  mistakenReason: string | null
}

/** Lines of one organisation: what is open first, then by messenger and name; parts of `text` may stand anywhere. */
export async function listPage(db: Db, asked: ListAsked): Promise<{ total: number; rows: ListedRow[] }> {
  const { organisationId, messenger, show, offset, limit } = asked
  const words = asked.text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const { rows } = await sql<ListedRow & { total: number }>`
    with listed as (
      select c.*, s.status, s.evidence, s.at as status_at, s.by as status_by
      from old_chats c
      cross join lateral (
        select n.status, n.evidence, n.at, n.by from old_chat_states n
        where n.chat_id = c.id order by n.at desc, n.id desc limit 1) s
      where c.organisation_id = ${organisationId}
    )
    select id, messenger, name, kind, own_of as "ownOf", owner, owner_person_id as "ownerPersonId",
      people_count as "peopleCount", link, class_id as "classId",
      coalesce((select k.name from school_classes k where k.id = class_id), '') as "className", recorded_at as "recordedAt", entered_by as "enteredBy", status, evidence,
      status_at as "statusAt", status_by as "statusBy", mistaken_at as "mistakenAt", mistaken_by as "mistakenBy",
      mistaken_reason as "mistakenReason", count(*) over () as total
    from listed
    where case ${show}::text
        when 'mistaken' then mistaken_at is not null
        when 'parents' then mistaken_at is null and own_of = 'parents'
        when 'open' then mistaken_at is null and own_of = 'organisation' and status in ('declared', 'importing')
        else mistaken_at is null and own_of = 'organisation' and (${show}::text is null or status = ${show})
      end
      and (${messenger}::text is null or messenger = ${messenger})
      and not exists (
        select from unnest(${words}::text[]) as w (word)
        where strpos(translate(lower(name || ' ' || owner), 'ё', 'е'), w.word) = 0)
    order by array_position(array['declared', 'importing', 'moved', 'closed'], status), name collate by_number, id
    limit ${limit} offset ${offset}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _total, ...row }) => row) }
}

const counts = sql`
  count(*) filter (where counts) as total,
  count(*) filter (where counts and status = 'declared') as declared,
  count(*) filter (where counts and status = 'importing') as importing,
  count(*) filter (where counts and status = 'moved') as moved,
  count(*) filter (where counts and status = 'closed') as closed,
  count(*) filter (where mistaken_at is not null and own_of = 'organisation') as mistaken,
  count(*) filter (where mistaken_at is null and own_of = 'parents') as parents`

/** Without a look into the index for each chat: a region has tens of thousands. */
const standing = sql`
  select c.organisation_id, c.own_of, c.mistaken_at, s.status,
    c.mistaken_at is null and c.own_of = 'organisation' as counts
  from old_chats c
  join old_chat_states s on s.chat_id = c.id and not exists (
    select from old_chat_states later where later.chat_id = s.chat_id and (later.at, later.id) > (s.at, s.id))`

export async function countsOf(db: Db, organisationId: string): Promise<OldChatCounts> {
  const { rows } = await sql<OldChatCounts>`
    select ${counts} from (${standing} where c.organisation_id = ${organisationId}) x`.execute(db)
  return rows[0]!
}

export type DeclarationRow = { at: Date; by: string; chats: number }

/** The newest word that the list is complete, also when it is over. */
export async function declarationOf(db: Db, organisationId: string): Promise<DeclarationRow | undefined> {
  const { rows } = await sql<DeclarationRow>`
    select at, declared_by as by, chats from old_chat_declarations
    where organisation_id = ${organisationId} order by at desc, id desc limit 1`.execute(db)
  return rows[0]
}

export type BelowRow = OldChatCounts & {
  id: string
  shortName: string
  kind: 'school' | 'kindergarten' | 'additional' | 'college'
  declaredAt: Date | null
}

/** Counted organisations under an office, each once, by name. */
export async function organisationsBelow(db: Db, officeId: string): Promise<BelowRow[]> {
  const { rows } = await sql<BelowRow>`
    with places as materialized (
      select o.id, o.short_name, o.kind from organisations_below(${officeId}) b join organisations o on o.id = b.id
      where b.depth > 0 and o.closed_at is null and o.kind not in ('region', 'municipality')
        and (o.reporting or not o.is_branch)
    ), counted as (
      select x.organisation_id, ${counts}
      from (${standing} where c.organisation_id in (select id from places)) x group by x.organisation_id
    ), declared as (
      select d.organisation_id, max(d.at) as at from old_chat_declarations d
      where d.organisation_id in (select id from places) group by d.organisation_id
    )
    select p.id, p.short_name as "shortName", p.kind, d.at as "declaredAt",
      coalesce(k.total, 0) as total, coalesce(k.declared, 0) as declared, coalesce(k.importing, 0) as importing,
      coalesce(k.moved, 0) as moved, coalesce(k.closed, 0) as closed, coalesce(k.mistaken, 0) as mistaken,
      coalesce(k.parents, 0) as parents
    from places p
    left join counted k on k.organisation_id = p.id
    left join declared d on d.organisation_id = p.id
    order by p.short_name collate by_number, p.id`.execute(db)
  return rows
}

export type KnownChat = { id: string; messenger: string; name: string; ownOf: string; mistaken: boolean }

/** All lines of an organisation, to see what is there already. */
export async function knownChats(db: Db, organisationId: string): Promise<KnownChat[]> {
  const { rows } = await sql<KnownChat>`
    select id, messenger, name, own_of as "ownOf", mistaken_at is not null as mistaken
    from old_chats where organisation_id = ${organisationId}`.execute(db)
  return rows
}
