import { sql } from 'kysely'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import type { CommandContext, Db, Tx } from '#server/platform/call.ts'
import { lock } from '#server/platform/lock.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuse } from './organisations.refusals.ts'
import { profileFaults, tidyProfile, type CheckedField } from './profile.rules.ts'

export type Branch = { isBranch: boolean; headOrganisationId: string | null }

/** The columns of the table in which a profile is kept. */
export const columnOf = {
  legalForm: 'legal_form',
  inn: 'inn',
  ogrn: 'ogrn',
  kpp: 'kpp',
  oktmo: 'oktmo',
  address: 'address',
  phone: 'phone',
  email: 'email',
  website: 'website',
  licence: 'licence',
  founder: 'founder',
  headName: 'head_name',
} as const satisfies Record<keyof OrganisationProfile, string>

const wrong: Record<CheckedField, () => Error> = {
  inn: refuse.inn_wrong,
  ogrn: refuse.ogrn_wrong,
  kpp: refuse.kpp_wrong,
  oktmo: refuse.oktmo_wrong,
  email: refuse.email_wrong,
  website: refuse.website_wrong,
}

/** A profile as it is kept. Throws the refusal of the first field that cannot be right. */
export function checkedProfile(profile: Partial<OrganisationProfile>): Partial<OrganisationProfile> {
  const tidy = tidyProfile(profile)
  const [fault] = profileFaults(tidy)
  if (fault) throw wrong[fault]()
  return tidy
}

/** The same as columns of the table. */
export function profileColumns(profile: Partial<OrganisationProfile>): Record<string, string> {
  const tidy = checkedProfile(profile)
  return Object.fromEntries(
    Object.entries(tidy).map(([field, text]) => [columnOf[field as keyof OrganisationProfile], text]),
  )
}

export async function profileOf(db: Db | Tx, organisationId: string): Promise<OrganisationProfile> {
  const columns = Object.entries(columnOf).map(([field, column]) => sql`${sql.ref(column)} as ${sql.ref(field)}`)
  const { rows } = await sql<OrganisationProfile>`
    select ${sql.join(columns)} from organisations where id = ${organisationId}`.execute(db)
  return rows[0]!
}

/** An INN belongs to one organisation and its branches. Throws `inn_taken`. Call it after the row was written. */
export async function requireOwnInn(ctx: CommandContext<unknown>, organisationId: string): Promise<void> {
  const { tx } = ctx
  const { rows } = await sql<{ inn: string }>`
    select inn from organisations where id = ${organisationId} and inn <> ''`.execute(tx)
  if (!rows[0]) return
  // Two who write the same number at once come one after the other.
  await lock(ctx, sql`select pg_advisory_xact_lock(hashtextextended(${`inn ${rows[0].inn}`}, 0))`.execute(tx))
  const others = await sql`
    select from organisations a join organisations o on o.inn = a.inn and o.id <> a.id and o.closed_at is null
    where a.id = ${organisationId}
      and coalesce(a.head_organisation_id, a.id) <> coalesce(o.head_organisation_id, o.id)
      and not (a.is_branch and a.head_organisation_id is null) and not (o.is_branch and o.head_organisation_id is null)
    limit 1`.execute(tx)
  if (others.rows.length > 0) throw refuse.inn_taken()
}

/** Whose branch something may be: an open organisation that is no branch itself. Throws `head_wrong`. */
export async function requireHead(tx: Tx, branchId: string, { isBranch, headOrganisationId }: Branch): Promise<void> {
  if (headOrganisationId === null) return
  if (!isBranch || headOrganisationId === branchId) throw refuse.head_wrong()
  const { rows } = await sql<{ branch: boolean; hasBranches: boolean }>`
    select is_branch as branch,
      exists (select from organisations b where b.head_organisation_id = ${branchId}) as "hasBranches"
    from organisations where id = ${headOrganisationId} and closed_at is null`.execute(tx)
  if (!rows[0]) throw refuseAny.not_found()
  if (rows[0].branch || rows[0].hasBranches) throw refuse.head_wrong()
}
