import { listIndicators as contract } from '#protocol/indicators.ts'
import { rolesOf } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { refuse } from '#server/platform/refusal.ts'
import { shownDefinitions } from './definitions/all.ts'
import { shownOf } from './definitions/definition.ts'

/** The formulas are open to everybody who belongs to an organisation; what they come to is not. */
export const listIndicators = answer(contract, {
  async run({ db, actor, at }) {
    const roles = await rolesOf(db, actor.personId, at)
    if (roles.length === 0) throw refuse.not_allowed()
    return { indicators: shownDefinitions.map(shownOf) }
  },
})
