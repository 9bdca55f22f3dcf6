import { sql } from 'kysely'
import type { Role } from '#protocol/common.ts'
import type { LibraryAudience } from '#protocol/library.ts'
import { mayManage } from '#server/features/roster/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { audiencesOf } from './pages.rules.ts'
import { pageAround, type OwnPage } from './library.queries.ts'
import type { ShippedPage } from './shipped.ts'
import { shippedPages } from './shipped.ts'

type Who = { personId: string; at: Date }

/** As whom somebody reads; empty while everything still waits for approval. */
export async function myAudiences(db: Db, { personId, at }: Who): Promise<Set<LibraryAudience>> {
  const { rows } = await sql<{ role: Role }>`
    select distinct role from ties_at(${at}) where person_id = ${personId}`.execute(db)
  return audiencesOf(rows.map(({ role }) => role))
}

/** Organisations that somebody leads or administers, or whose office specialist one is. */
export async function addsTo(db: Db, { personId, at }: Who): Promise<{ id: string; shortName: string }[]> {
  const { rows } = await sql<{ id: string; shortName: string }>`
    select distinct o.id, o.short_name as "shortName"
    from role_grants g join organisations o on o.id = g.organisation_id and o.closed_at is null
    where g.person_id = ${personId} and g.role in ('office_specialist', 'head', 'deputy', 'administrator')
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
    order by 2`.execute(db)
  return rows
}

/** For who adds and changes pages of an organisation. Throws `not_found`, so that nobody learns that it exists. */
export async function requireKeeping(db: Db | Tx, { personId, at }: Who, organisationId: string): Promise<void> {
  if (!(await mayManage(db, personId, organisationId, at))) throw refuse.not_found()
}

/** A page that one may read: of the product, or of an organisation that one belongs to, or of an office above it. */
export async function requirePage(
  db: Db,
  { personId, at }: Who,
  key: string,
): Promise<{ shipped: ShippedPage } | { own: OwnPage }> {
  const shipped = shippedPages('ru').find((page) => page.key === key)
  if (shipped) return { shipped }
  const own = await pageAround(db, personId, key, at)
  if (!own) throw refuse.not_found()
  return { own }
}
