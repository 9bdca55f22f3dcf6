import { decideYear as contract } from '#protocol/school-year.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { decidedAlso, type Change } from './decisions.ts'
import { saveDraft } from './drafts.queries.ts'
import { prepareYear, turnsAt } from './prepare.ts'
import { requireYear } from './school-year.access.ts'
import { refuse } from './school-year.refusals.ts'

export const decideYear = handle(contract, {
  async run(ctx, { organisationId, ...change }) {
    const { tx } = ctx
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { timeZone } = await requireYear(tx, who, organisationId)
    requireNames(change)
    // Two who decide at once come one after the other: nobody's change is lost.
    await lockRow(ctx, 'organisations', organisationId, 'update')
    const found = await prepareYear(tx, organisationId, ctx.at)
    if (!found) throw refuse.year_nothing()
    if (change.on !== undefined) turnsAt(timeZone, found.toYear, change.on)
    const decisions = decidedAlso(found.decisions, change)
    await saveDraft(tx, {
      ...{ organisationId, year: found.fromYear, decisions, rosterHash: found.rosterHash },
      ...{ by: who.personId, at: ctx.at },
    })
    announceOrganisation(ctx, organisationId, 'classes')
    ctx.audit('school_year.decided', { organisationId, data: { year: found.toYear } })
    return {}
  },
})

function requireNames({ lines = [], newClasses = [] }: Change): void {
  const names = [...newClasses, ...lines.flatMap((line) => [line.to, ...(line.pupils ?? []).map(({ to }) => to)])]
  if (names.some((name) => typeof name === 'string' && name.trim() === '')) throw refuse.year_name_empty()
}
