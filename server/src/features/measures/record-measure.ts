import { recordMeasure as contract } from '#protocol/measures.ts'
import { shownDefinitions, shownOf, weekAt } from '#server/features/indicators/exports.ts'
import type { OrganisationFacts } from '#server/features/organisations/exports.ts'
import { dayIn } from '#server/features/organisations/exports.rules.ts'
import { organisationIdsAbove } from '#server/features/roster/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { dueRange, isDueFine } from './due.rules.ts'
import { missedOf } from './gaps.rules.ts'
import { goalsAt } from './goals.queries.ts'
import { goalOf } from './goals.rules.ts'
import { requireRecording } from './measures.access.ts'
import { refuse } from './measures.refusals.ts'
import { standingNow } from './standing.queries.ts'

export const recordMeasure = handle(contract, {
  async run(ctx, { id, organisationId, code, suggestion, decision, owner, due }) {
    const { tx, at, actor } = ctx
    const organisation = await requireRecording(tx, { personId: actor.personId, at }, organisationId)
    const today = dayIn(organisation.timeZone, at)
    if (!isDueFine(due, today)) throw refuse.measure_due_wrong(dueRange(today))
    const value = await missedNow(ctx, organisation, code)
    if (!value) throw refuse.measure_not_needed()
    const added = await tx
      .insertInto('measures')
      .values({
        ...{ id, organisation_id: organisationId, indicator: code, week: weekAt(organisation.timeZone, at) },
        ...{ suggestion: suggestion ?? null, decision: decision.trim(), owner: owner.trim(), due },
        ...{ numerator: value.numerator, denominator: value.denominator },
        ...{ recorded_at: at, recorded_by: actor.personId },
      })
      // Two who manage it and press at once, or one who presses twice.
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) throw refuse.measure_open()
    ctx.audit('measure.recorded', { organisationId, data: { measureId: id, code, due } })
    return {}
  },
})

async function missedNow({ tx, at }: CommandContext, { id, kind }: OrganisationFacts, code: string) {
  const chain = await organisationIdsAbove(tx, id)
  const goals = await goalsAt(tx, chain, at)
  const { values } = await standingNow(tx, id)
  const indicators = shownDefinitions.map(shownOf)
  const missed = missedOf({ indicators, values, goal: (one) => goalOf(goals, chain, kind, one) })
  return missed.find((gap) => gap.code === code)?.value
}
