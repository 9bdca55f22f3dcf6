import type { Relation } from '#protocol/roster.ts'
import { tellAbout } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

export type Claim = 'waiting' | 'declined' | null

type Answered = {
  organisationId: string
  guardianId: string
  childId: string
  claim: Claim
  relation: Relation | 'declined'
}

/** A guardian learns of a no, and of a yes that comes after it; a yes at once is seen by the consents that ask for a signature. */
export async function tellAnswer(ctx: CommandContext, answered: Answered): Promise<void> {
  const { organisationId, guardianId, childId, claim, relation } = answered
  const code =
    claim === 'waiting' && relation !== 'representative'
      ? 'relation_declined'
      : claim === 'declined' && relation === 'representative'
        ? 'relation_confirmed'
        : undefined
  if (code) await tellAbout(ctx, [guardianId], { code, organisationId, about: [childId] })
}
