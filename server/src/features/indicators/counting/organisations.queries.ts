import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { dayIn, yearsThatCount } from '#server/features/organisations/exports.ts'
import type { Db, Tx } from '#server/platform/call.ts'
import { officesWithoutColleges } from './colleges.queries.ts'

/** An organisation as it was known at an instant. */
export type KnownOrganisation = {
  id: string
  parentId: string | null
  kind: OrganisationKind
  shortName: string
  timeZone: string
  /** Offices, branches that others report for, and colleges where the topmost office leaves them out are not. */
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

type Row = Omit<KnownOrganisation, 'years'>

/** All that were open at an instant. */
export async function organisationsKnown(db: Db | Tx, at: Date): Promise<KnownOrganisation[]> {
  const { rows } = await sql<Row>`
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
  const isLeftOut = await collegesLeftOut(db, rows, at)
  return rows.map((row) => ({ ...row, counted: row.counted && !isLeftOut(row), years: yearsIn(row.timeZone) }))
}

/** Colleges of trees whose topmost office counts none. */
async function collegesLeftOut(db: Db | Tx, rows: readonly Row[], at: Date): Promise<(one: Row) => boolean> {
  const offices = await officesWithoutColleges(db, at)
  const parents = new Map(rows.map(({ id, parentId }) => [id, parentId]))
  return ({ id, kind }) => {
    if (kind !== 'college' || offices.size === 0) return false
    let top = id
    for (let next = parents.get(top); next; next = parents.get(top)) top = next
    return offices.has(top)
  }
}
