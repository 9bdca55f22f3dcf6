import { sql } from 'kysely'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import { profileColumnOf } from '#server/features/organisations/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import type { KnownOrganisation } from './known.ts'

type Flat = Omit<KnownOrganisation, 'profile'> & OrganisationProfile

/**
 * All organisations below an office, and those elsewhere that have one of these INNs. What an import made and its undoing
 * closed is as if it had never been.
 */
export async function knownOrganisations(
  db: Db | Tx,
  officeId: string,
  inns: readonly string[],
): Promise<KnownOrganisation[]> {
  const papers = Object.entries(profileColumnOf).map(
    ([field, column]) => sql`o.${sql.ref(column)} as ${sql.ref(field)}`,
  )
  const { rows } = await sql<Flat>`
    with below as (select id from organisations_below(${officeId}) where depth > 0)
    select o.id, o.parent_id as "parentId", o.kind, o.name, o.short_name as "shortName", o.is_branch as "isBranch",
      o.closed_at is null as "isOpen", o.id in (select id from below) as "isBelow", ${sql.join(papers)}
    from organisations o
    where (o.id in (select id from below) or (o.inn = any(${[...inns]}::text[]) and o.inn <> ''))
      and (o.closed_at is null or not exists (
        select from organisation_import_rows r join organisation_imports i on i.id = r.import_id
        where r.organisation_id = o.id and r.before is null and i.undone_at is not null))
    order by o.id`.execute(db)
  return rows.map(({ id, parentId, kind, name, shortName, isBranch, isOpen, isBelow, ...profile }) => ({
    ...{ id, parentId, kind, name, shortName, isBranch, isOpen, isBelow, profile },
  }))
}
