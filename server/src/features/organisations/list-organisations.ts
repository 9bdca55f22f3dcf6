import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import {
  listOrganisations as contract,
  type OrganisationRow,
  type OrganisationStatus,
} from '#protocol/organisations.ts'
import type { InputOf } from '#protocol/contract.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { standingsOf } from './standings.ts'
import { statusesOf } from './status.queries.ts'
import { shareOf } from './status.rules.ts'

const limitUsual = 100

export const listOrganisations = answer(contract, {
  async run({ db, actor, at, services }, { status, order = 'tree', offset = 0, limit = limitUsual, ...input }) {
    const visible = await visibleTree(db, actor.personId, at, input)
    const { standings, now, renewing } = await standingsOf(services, visible, at)
    const rows = visible.filter((row) => standsAs(standings.get(row.id)!, status))
    const counts = rows.map((row) => standings.get(row.id)!)
    const ordered = orders[order](rows, (row) => standings.get(row.id)!)
    const page = ordered.slice(offset, offset + limit)
    const fresh = now ? standings : await statusesOf(db, page, at)
    return {
      total: rows.length,
      counted: counts.filter((one) => one.counted).length,
      active: counts.filter((one) => one.active).length,
      renewing,
      organisations: page.map((row) => rowOf(row, fresh.get(row.id)!)),
    }
  },
})

function rowOf(
  { id, parentId, kind, name, shortName, inn, verified, depth }: Visible,
  status: OrganisationStatus,
): OrganisationRow {
  return { id, parentId, kind, name, shortName, inn, verified, depth, status }
}

function standsAs(
  { counted, active, reasons }: OrganisationStatus,
  asked: InputOf<typeof contract>['status'],
): boolean {
  if (asked === undefined) return true
  if (!counted) return false
  if (asked === 'unverified') return reasons.includes('not_verified')
  if (asked === 'few_registered' && reasons.includes('nobody_registered')) return true
  if (asked === 'active' || asked === 'inactive') return active === (asked === 'active')
  return reasons.includes(asked)
}

type Ordering = (rows: readonly Visible[], of: (row: Visible) => OrganisationStatus) => readonly Visible[]

/** The tree comes by name, so that of two that stand alike the first by name stays first. */
const orders: Record<NonNullable<InputOf<typeof contract>['order']>, Ordering> = {
  tree: (rows) => rows,
  lagging: (rows, of) => rows.toSorted((a, b) => rank(of(a)) - rank(of(b)) || fewerStaff(of(a), of(b))),
  staff: (rows, of) =>
    rows.toSorted((a, b) => Number(!of(a).counted) - Number(!of(b).counted) || fewerStaff(of(a), of(b))),
}

function fewerStaff(a: OrganisationStatus, b: OrganisationStatus): number {
  return shareOf(a.staff) - shareOf(b.staff) || a.registered - b.registered
}

/** What is not active yet stands on top; offices, which do not count, at the end. */
function rank({ counted, active }: OrganisationStatus): number {
  return counted ? Number(active) : 2
}

type Visible = Omit<OrganisationRow, 'status'> & { timeZone: string }

/** Where I work, and all that lies under my offices; parents before children, by name. */
async function visibleTree(
  db: Db,
  personId: string,
  at: Date,
  { text = '', kind, underId }: { text?: string; kind?: OrganisationKind; underId?: string },
): Promise<Visible[]> {
  const { rows } = await sql<Visible>`
    with recursive mine as (
      select g.organisation_id as id, bool_or(g.role = 'office_specialist') as office
      from role_grants g
      where g.person_id = ${personId} and g.role <> 'operator'
        and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
      group by g.organisation_id
    ), seen as (
      select id from mine
      union
      select b.id from mine cross join lateral organisations_below(mine.id) b where mine.office
    ), tree as (
      select o.*, 0 as depth, array[lower(o.short_name), o.id::text] collate by_number as path
      from organisations o where o.id in (select id from seen)
        and (o.parent_id is null or o.parent_id not in (select id from seen))
      union all
      select o.*, t.depth + 1, t.path || array[lower(o.short_name), o.id::text] collate by_number
      from organisations o join tree t on o.parent_id = t.id where o.id in (select id from seen)
    )
    select id, parent_id as "parentId", kind, name, short_name as "shortName", inn, verified_at is not null as verified, depth,
      time_zone as "timeZone"
    from tree
    where closed_at is null
      and (${underId ?? null}::uuid is null
        or id in (select b.id from organisations_below(${underId ?? null}) b where b.depth > 0))
      and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and (strpos(lower(name || ' ' || short_name), lower(${text.trim()})) > 0 or starts_with(inn, ${text.trim()}))
    order by path`.execute(db)
  return rows
}
