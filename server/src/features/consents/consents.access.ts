import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuse } from './consents.refusals.ts'

type Who = { personId: string; at: Date }

/**
 * Who may answer for a pupil: a guardian who may sign, or the pupil where an own consent is asked for. Throws `not_found` for
 * everybody who is neither or is kept away from the child, `consent_no_right` for guardians who may not sign.
 */
export async function requireAnswering(
  tx: Tx,
  { personId, at }: Who,
  { childId, organisationId }: { childId: string; organisationId: string },
): Promise<{ own: boolean }> {
  if (personId !== childId) {
    await requireSigning(tx, { personId, at }, childId)
    return { own: false }
  }
  const { rows } = await sql`select from consents_asked(${childId}, ${organisationId}, ${at}) a where a.own`.execute(tx)
  if (rows.length === 0) throw refuseAny.not_found()
  return { own: true }
}

export type StandingConsent = { childId: string; organisationId: string; own: boolean }

/** An answer with yes: a pupil's own for the pupil, else for guardians who may sign. Throws as `requireAnswering`. */
export async function requireConsent(tx: Tx, who: Who, consentId: string): Promise<StandingConsent> {
  const { rows } = await sql<StandingConsent>`
    select child_id as "childId", organisation_id as "organisationId", guardian_id = child_id as own
    from consents where id = ${consentId} and agreed`.execute(tx)
  if (!rows[0] || rows[0].own !== (rows[0].childId === who.personId)) throw refuseAny.not_found()
  if (!rows[0].own) await requireSigning(tx, who, rows[0].childId)
  return rows[0]
}

async function requireSigning(db: Db | Tx, { personId, at }: Who, childId: string): Promise<void> {
  const { rows } = await sql<{ signs: boolean }>`
    select may_sign as signs from guardianships
    where guardian_id = ${personId} and child_id = ${childId} and not restricted(guardian_id, child_id, ${at})
      and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    order by may_sign desc limit 1`.execute(db)
  if (!rows[0]) throw refuseAny.not_found()
  if (!rows[0].signs) throw refuse.consent_no_right()
}
