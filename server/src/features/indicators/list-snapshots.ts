import { sql } from 'kysely'
import type { Static } from 'typebox'
import { listSnapshots as contract, type SnapshotInfo } from '#protocol/indicators.ts'
import { answer } from '#server/platform/call.ts'
import { requireLook } from './indicators.access.ts'

const pageSize = 50

type Row = Omit<Static<typeof SnapshotInfo>, 'cutOffAt' | 'takenAt' | 'anchor'> & {
  cutOffAt: Date
  takenAt: Date
  auditNumber: string | null
  auditHash: string | null
}

export const listSnapshots = answer(contract, {
  async run({ db, actor, at }, { organisationId, before }) {
    await requireLook(db, { personId: actor.personId, at }, organisationId)
    // Those of the same instant stay on one page, since the next begins before an instant.
    const { rows } = await sql<Row & { more: boolean }>`
      with held as (
        select s.* from snapshots s
        where exists (select from snapshot_organisations o where o.snapshot_id = s.id and o.organisation_id = ${organisationId})
      ), page as (
        select * from held where ${before ?? null}::timestamptz is null or cut_off_at < ${before ?? null}
        order by cut_off_at desc fetch first ${sql.lit(pageSize)} rows with ties
      )
      select p.id, p.kind, p.week, p.cut_off_at as "cutOffAt", p.taken_at as "takenAt",
        p.organisation_id as "organisationId", o.short_name as "organisationShortName", encode(p.hash, 'hex') as hash,
        p.audit_number::text as "auditNumber", encode(p.audit_hash, 'hex') as "auditHash",
        exists (select from held where cut_off_at < (select min(cut_off_at) from page)) as more
      from page p join organisations o on o.id = p.organisation_id
      order by p.cut_off_at desc, p.taken_at desc, p.id`.execute(db)
    return {
      snapshots: rows.map(({ more: _more, cutOffAt, takenAt, auditNumber, auditHash, ...row }) => ({
        ...{ ...row, cutOffAt: cutOffAt.toISOString(), takenAt: takenAt.toISOString() },
        anchor: auditNumber === null ? null : { number: Number(auditNumber), hash: auditHash ?? '' },
      })),
      more: rows[0]?.more ?? false,
    }
  },
})
