import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'

export type Reader = {
  personId: string
  locale: string
  /** Confirmed by its owner; null: no letter. */
  address: string | null
  /** Organisations that are counted and led by this person, and offices of which this is a specialist; each once. */
  organisationIds: string[]
  officeIds: string[]
}

/** Who reads a snapshot's report: those who lead an organisation of it, and specialists of its offices. */
export async function readersOf(db: Db, snapshotId: string, at: Date): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    with led as (
      select g.person_id, p.organisation_id, p.counted,
        bool_or(g.role in ('head', 'office_specialist')) as mailed
      from snapshot_organisations p join role_grants g on g.organisation_id = p.organisation_id
      where p.snapshot_id = ${snapshotId} and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at})
        and ((p.counted and g.role in ('head', 'deputy', 'administrator'))
          or (p.kind in ('region', 'municipality') and g.role = 'office_specialist'))
      group by 1, 2, 3)
    select l.person_id as "personId", max(a.locale) as locale,
      max(e.address) filter (where l.mailed) as address,
      coalesce(array_agg(distinct l.organisation_id) filter (where l.counted), '{}') as "organisationIds",
      coalesce(array_agg(distinct l.organisation_id) filter (where not l.counted), '{}') as "officeIds"
    from led l join accounts a on a.person_id = l.person_id and a.blocked_at is null
    left join account_emails e on e.account_id = a.id
    group by l.person_id order by l.person_id`.execute(db)
  return rows
}

/** Writes that people were told of a report; answers who was not told before. */
export async function markTold(
  tx: Tx,
  snapshotId: string,
  readers: readonly { personId: string; organisationId: string; mailed: boolean }[],
  at: Date,
): Promise<Set<string>> {
  if (readers.length === 0) return new Set()
  const rows = readers.map(({ personId, organisationId, mailed }) => ({
    ...{ person_id: personId, snapshot_id: snapshotId, organisation_id: organisationId },
    ...{ told_at: at, mailed },
  }))
  const told = await tx
    .insertInto('report_readers')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute()
  return new Set(told.map((row) => row.person_id))
}
