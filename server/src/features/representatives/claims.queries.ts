import { sql } from 'kysely'
import type { Kinship } from '#protocol/roster.ts'
import type { Db } from '#server/platform/call.ts'
import { declinedByDesk } from './representatives.access.ts'

export type ClaimRow = {
  guardianId: string
  childId: string
  classId: string
  className: string
  organisationId: string
  kinship: Kinship
  at: Date
  declinedBy: string | null
  declinedAt: Date | null
}

type Which = { organisationId?: string | undefined; declined?: boolean | undefined }

/**
 * What waits for somebody's word, or has had a no, the oldest first: of one's classes and of organisations that one heads or
 * administers.
 */
export async function claimsFor(
  db: Db,
  personId: string,
  at: Date,
  { organisationId, declined = false }: Which = {},
): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    with mine as materialized (
      select t.role, t.organisation_id, t.class_id from ties_at(${at}) t
      where t.person_id = ${personId} and t.role in ('head', 'administrator', 'form_teacher')
    )
    select distinct on (k.claimed_at, k.guardian_id, k.child_id) k.guardian_id as "guardianId", k.child_id as "childId",
      c.id as "classId", c.name as "className", c.organisation_id as "organisationId", w.shown_kinship as kinship,
      k.claimed_at as at, k.declined_by as "declinedBy", k.declined_at as "declinedAt"
    from relation_claims k
    join guardianships w on w.guardian_id = k.guardian_id and w.child_id = k.child_id and w.legal_kind = 'unknown'
      and w.valid_from <= ${at} and (w.valid_to is null or w.valid_to > ${at})
    join enrolments e on e.person_id = k.child_id and e.kind = 'pupil'
      and e.valid_from <= ${at} and (e.valid_to is null or e.valid_to > ${at})
    join school_classes c on c.id = e.class_id and c.archived_at is null
    where (k.declined_at is not null) = ${declined} and (${organisationId ?? null}::uuid is null or c.organisation_id = ${organisationId ?? null})
      and not restricted(k.guardian_id, k.child_id, ${at})
      and not exists (select from guardianships own where own.guardian_id = ${personId} and own.child_id = k.child_id)
      and exists (select from mine m where m.organisation_id = c.organisation_id
        and (m.role <> 'form_teacher' or (m.class_id = c.id and not ${declinedByDesk(sql`c.organisation_id`)})))
    order by k.claimed_at, k.guardian_id, k.child_id, c.name`.execute(db)
  return rows
}

export async function countClaims(db: Db, personId: string, at: Date): Promise<number> {
  return (await claimsFor(db, personId, at)).length
}
