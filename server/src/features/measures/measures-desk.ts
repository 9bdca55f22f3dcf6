import { measuresDesk as contract, type Measure } from '#protocol/measures.ts'
import { shownDefinitions, shownOf } from '#server/features/indicators/exports.ts'
import { dayIn } from '#server/features/organisations/exports.rules.ts'
import { organisationIdsAbove } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { gapsOf } from './gaps.rules.ts'
import { goalsAt, shortNames } from './goals.queries.ts'
import { goalOf } from './goals.rules.ts'
import { requireReading } from './measures.access.ts'
import { proposedDue } from './due.rules.ts'
import { fridaysSince, measuresOf, officeFridaysSince } from './measures.queries.ts'
import { reachedBy } from './reached.rules.ts'
import { shownMeasure } from './show-measure.rules.ts'
import { standingNow } from './standing.queries.ts'
import { suggestionsFor } from './suggestions.rules.ts'

/** Certificates are given for what stands since this school year; older Fridays are not read. */
const yearMs = 370 * 86_400_000

export const measuresDesk = answer(contract, {
  async run({ db, actor, at }, { organisationId }) {
    const who = { personId: actor.personId, at }
    const { organisation, own } = await requireReading(db, who, organisationId)
    const isOffice = organisation.kind === 'region' || organisation.kind === 'municipality'
    const indicators = shownDefinitions.map(shownOf)
    const chain = await organisationIdsAbove(db, organisationId)
    const goals = await goalsAt(db, chain, at)
    const names = await shortNames(db, chain)
    const goal = (code: string) => goalOf(goals, chain, isOffice ? null : organisation.kind, code)
    const { values, reasons, registered } = await standingNow(db, organisationId)
    const rows = await measuresOf(db, organisationId)
    const since = new Date(at.getTime() - yearMs)
    const fridays = isOffice
      ? await officeFridaysSince(db, organisationId, since)
      : await fridaysSince(db, [organisationId], since)
    const viewing = { indicators: new Map(indicators.map((one) => [one.code, one])), fridays, at, own }
    const measures = rows.map((row) => shownMeasure(row, viewing))
    const { asked, covered, later } = gapsOf({ indicators, values, goal, covered: coveredBy(measures) })
    const mayBeTold = ({ code }: { code: string }) => own || !viewing.indicators.get(code)!.suppressed
    const { kind, name, shortName, timeZone } = organisation
    const today = dayIn(timeZone, at)
    return {
      organisation: { id: organisationId, kind, name, shortName, timeZone },
      gaps: asked.filter(mayBeTold).map((gap) => ({
        ...gap,
        suggestions: suggestionsFor({ organisationId, kind, ...gap.value, reasons, registered }),
      })),
      covered,
      later,
      open: measures.filter(({ doneAt }) => doneAt === null),
      done: measures.filter(({ doneAt }) => doneAt !== null),
      reached: reachedBy({ indicators, fridays, goal })
        // Sums of an office are kept without what it may not be told.
        .filter((one) => isOffice || mayBeTold(one))
        .map((one) => ({ ...one, goalOf: names.get(one.goalOf) ?? '' })),
      today,
      proposedDue: proposedDue(today),
      mayRecord: own && !isOffice,
    }
  },
})

function coveredBy(measures: readonly Measure[]): Set<string> {
  return new Set(measures.filter(({ doneAt, overdue }) => doneAt === null && !overdue).map(({ code }) => code))
}
