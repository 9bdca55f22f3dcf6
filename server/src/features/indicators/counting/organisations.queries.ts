import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { dayIn, yearsThatCount } from '#server/features/organisations/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'

/** An organisation as it was known at an instant. */
export type KnownOrganisation = {
  id: string
  parentId: string | null
  kind: OrganisationKind
  shortName: string
  timeZone: string
  /** Offices, and branches that others report for, are not. */
  counted: boolean
  /** By an office above; where there is none, nothing waits for it. */
  verified: boolean
  /** Pupils of lower grades have no accounts of their own, by the organisation's word; 1: all may have. */
  accountsFromGrade: number
  /** Since when a guardian’s consent is asked for pupils under 14, and since when both for those from 14 to 17; `null`: not. */
  consentSince: Date | null
  consentBothSince: Date | null
  createdAt: Date
  /** School years whose classes count. */
  years: readonly string[]
}

/** All that were open at an instant. */
export async function organisationsKnown(db: Db | Tx, at: Date): Promise<KnownOrganisation[]> {
  const { rows } = await sql<Omit<KnownOrganisation, 'years'>>`
    select id, parent_id as "parentId", kind, short_name as "shortName", time_zone as "timeZone", counted,
      verified or parent_id is null as verified,
      accounts_from_grade as "accountsFromGrade", consent_since as "consentSince", consent_both_since as "consentBothSince",
      created_at as "createdAt"
    from organisations_known(${at}) where not closed order by id`.execute(db)
  const years = new Map<string, readonly string[]>()
  const yearsIn = (zone: string) => {
    const found = years.get(zone) ?? yearsThatCount(dayIn(zone, at))
    years.set(zone, found)
    return found
  }
  return rows.map((row) => ({ ...row, years: yearsIn(row.timeZone) }))
}
