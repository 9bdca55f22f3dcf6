import { sql } from 'kysely'
import {
  listOrganisations as contract,
  type OrganisationRow,
  type OrganisationStatus,
} from '#protocol/organisations.ts'
import { answer, type Db } from '#server/platform/call.ts'
import { statusesOf } from './status.queries.ts'

const limitUsual = 100

export const listOrganisations = answer(contract, {
  async run({ db, actor, at }, input) {
    const visible = await visibleTree(db, actor.personId, at, input)
    const statuses = await statusesOf(db, visible, at)
    const rows = visible.map((row) => rowOf(row, statuses.get(row.id)!))
    const ordered = input.order === 'lagging' ? rows.toSorted(lagsMore) : rows
    const offset = input.offset ?? 0
    return {
      total: rows.length,
      counted: rows.filter((row) => row.status.counted).length,
      active: rows.filter((row) => row.status.active).length,
      organisations: ordered.slice(offset, offset + (input.limit ?? limitUsual)),
    }
  },
})

function rowOf({ id, parentId, kind, name, shortName, depth }: Visible, status: OrganisationStatus): OrganisationRow {
  return { id, parentId, kind, name, shortName, depth, status }
}

function lagsMore(a: OrganisationRow, b: OrganisationRow): number {
  return rank(a) - rank(b) || a.status.registered - b.status.registered
}

/** What is not active yet stands on top; offices, which do not count, at the end. */
function rank({ status }: OrganisationRow): number {
  return status.counted ? Number(status.active) : 2
}

type Visible = Omit<OrganisationRow, 'status'> & { timeZone: string }

/** Where I work, and all that lies under my offices; parents before children, by name. */
async function visibleTree(
  db: Db,
  personId: string,
  at: Date,
  { text = '', underId }: { text?: string; underId?: string },
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
      select o.*, 0 as depth, array[lower(o.short_name), o.id::text] as path
      from organisations o where o.id in (select id from seen)
        and (o.parent_id is null or o.parent_id not in (select id from seen))
      union all
      select o.*, t.depth + 1, t.path || array[lower(o.short_name), o.id::text]
      from organisations o join tree t on o.parent_id = t.id where o.id in (select id from seen)
    )
    select id, parent_id as "parentId", kind, name, short_name as "shortName", depth, time_zone as "timeZone"
    from tree
    where closed_at is null
      and (${underId ?? null}::uuid is null
        or id in (select b.id from organisations_below(${underId ?? null}) b where b.depth > 0))
      and strpos(lower(name || ' ' || short_name), lower(${text.trim()})) > 0
    order by path`.execute(db)
  return rows
}
