import { sql } from 'kysely'
import type { Db, Tx } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { refuse } from './consents.refusals.ts'

type Who = { personId: string; at: Date }

/**
 * A guardian who may answer for a child and withdraw. Throws `not_found` for everybody who is not a guardian of that child
 * or is kept away from it, `consent_no_right` for guardians who may not sign.
 */
export async function requireSigning(db: Db | Tx, { personId, at }: Who, childId: string): Promise<void> {
  const { rows } = await sql<{ signs: boolean }>`
    select may_sign as signs from guardianships
    where guardian_id = ${personId} and child_id = ${childId} and not restricted(guardian_id, child_id, ${at})
      and valid_from <= ${at} and (valid_to is null or valid_to > ${at})
    order by may_sign desc limit 1`.execute(db)
  if (!rows[0]) throw refuseAny.not_found()
  if (!rows[0].signs) throw refuse.consent_no_right()
}

export type StandingConsent = { childId: string; organisationId: string; withdrawn: boolean }

/** An answer with yes, for guardians of the child who may sign. Throws as `requireSigning`. */
export async function requireConsent(tx: Tx, who: Who, consentId: string): Promise<StandingConsent> {
  const { rows } = await sql<StandingConsent>`
    select child_id as "childId", organisation_id as "organisationId", withdrawn_at is not null as withdrawn
    from consents where id = ${consentId} and agreed`.execute(tx)
  if (!rows[0]) throw refuseAny.not_found()
  await requireSigning(tx, who, rows[0].childId)
  return rows[0]
}
