import type { Relation } from '#protocol/roster.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { isLegalRepresentative, legalKindFor } from './guardian.rules.ts'
import { guardianshipOf } from './roster.queries.ts'
import { changeGuardianship } from './tie-writes.ts'

type Ctx = CommandContext<unknown>
type Pair = { guardianId: string; childId: string }

/** A guardian is a legal representative from now on, and signs, or is not. False without a tie. */
export async function setRelation(ctx: Ctx, pair: Pair, relation: Relation): Promise<boolean> {
  const tie = await guardianshipOf(ctx.tx, pair, ctx.at)
  if (!tie) return false
  const legalKind = legalKindFor(relation, tie.kinship, tie.legalKind)
  const sign = isLegalRepresentative(legalKind)
  await forgetClaim(ctx, pair)
  if (legalKind === tie.legalKind && sign === tie.rights.sign) return true
  await changeGuardianship(ctx, pair.guardianId, pair.childId, { legal_kind: legalKind, may_sign: sign })
  return true
}

/**
 * What a guardian says of him- or herself, where the roster does not know better: being close gives no right and is taken at
 * the word; being a legal representative waits until somebody confirms it.
 */
export async function claimRelation(ctx: Ctx, pair: Pair, relation: Relation): Promise<void> {
  const tie = await guardianshipOf(ctx.tx, pair, ctx.at)
  if (tie?.legalKind !== 'unknown') return
  if (relation === 'close') {
    await setRelation(ctx, pair, relation)
    return
  }
  await ctx.tx
    .insertInto('relation_claims')
    .values({ guardian_id: pair.guardianId, child_id: pair.childId, claimed_at: ctx.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Somebody said that the guardian is no legal representative: the claim stays, with that answer. False: the roster knows better. */
export async function declineClaim(ctx: CommandContext, pair: Pair): Promise<boolean> {
  const tie = await guardianshipOf(ctx.tx, pair, ctx.at)
  if (tie?.legalKind !== 'unknown') return false
  const answer = { declined_at: ctx.at, declined_by: ctx.actor.personId }
  await ctx.tx
    .insertInto('relation_claims')
    .values({ guardian_id: pair.guardianId, child_id: pair.childId, claimed_at: ctx.at, ...answer })
    .onConflict((conflict) => conflict.columns(['guardian_id', 'child_id']).doUpdateSet(answer))
    .execute()
  return true
}

export async function forgetClaim(ctx: Ctx, { guardianId, childId }: Pair): Promise<void> {
  await ctx.tx
    .deleteFrom('relation_claims')
    .where('guardian_id', '=', guardianId)
    .where('child_id', '=', childId)
    .execute()
}
