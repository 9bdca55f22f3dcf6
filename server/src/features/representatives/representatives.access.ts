import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'

type Who = { personId: string; at: Date }

/** Whether the no to claim `k` came from a head or an administrator of `organisation`: a form teacher leaves it as it is. */
export function declinedByDesk(organisation: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from role_grants g
    where g.person_id = k.declined_by and g.organisation_id = ${organisation} and g.role in ('head', 'administrator')
      and g.valid_from <= k.declined_at and (g.valid_to is null or g.valid_to > k.declined_at))`
}

/**
 * Head and administrator of the organisation itself: who may know what guardians are by law. Throws `not_found` for everybody
 * else, the office above and deputies among them.
 */
export async function requireLegalDesk(db: Db | Tx, { personId, at }: Who, organisationId: string): Promise<void> {
  const { rows } = await sql`
    select from role_grants g join organisations o on o.id = g.organisation_id and o.closed_at is null
    where g.person_id = ${personId} and g.organisation_id = ${organisationId} and g.role in ('head', 'administrator')
      and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at}) limit 1`.execute(db)
  if (rows.length === 0) throw refuse.not_found()
}

/** The class in which somebody may answer what a guardian says of a child. Throws `not_found`, `not_allowed` in one's own family. */
export async function requireAnsweringClaim(
  tx: Tx,
  { personId, at }: Who,
  { guardianId, childId }: { guardianId: string; childId: string },
): Promise<{ classId: string; organisationId: string; claim: 'waiting' | 'declined' }> {
  const { rows } = await sql<{
    classId: string
    organisationId: string
    claim: 'waiting' | 'declined'
    related: boolean
  }>`
    select t.class_id as "classId", t.organisation_id as "organisationId",
      case when k.declined_at is null then 'waiting' else 'declined' end as claim,
      exists (select from guardianships w where w.guardian_id = ${personId} and w.child_id = ${childId}) as related
    from ties_at(${at}) t
    join relation_claims k on k.child_id = t.person_id and k.guardian_id = ${guardianId}
    where t.person_id = ${childId} and t.role = 'pupil' and exists (
      select from ties_at(${at}) mine
      where mine.person_id = ${personId} and mine.organisation_id = t.organisation_id
        and (mine.role in ('head', 'administrator')
          or (mine.role = 'form_teacher' and mine.class_id = t.class_id and not ${declinedByDesk(sql`t.organisation_id`)})))
    order by t.class_id limit 1`.execute(tx)
  const [row] = rows
  if (!row) throw refuse.not_found()
  if (row.related) throw refuse.not_allowed()
  return row
}
