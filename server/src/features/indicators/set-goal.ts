import { sql } from 'kysely'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { setGoal as contract } from '#protocol/indicators.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { startOfDay } from '#server/features/organisations/exports.rules.ts'
import { handle } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { shownDefinitions } from './definitions/all.ts'
import { countedKinds } from './goals.rules.ts'
import { requireGoal, type Look } from './indicators.access.ts'
import { refuse } from './indicators.refusals.ts'

export const setGoal = handle(contract, {
  async run(ctx, { organisationId, code, goal }) {
    const look = await requireGoal(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    const indicator = shownDefinitions.find((one) => one.code === code)
    if (!indicator) throw refuse.indicator_unknown({ code })
    if (goal && !indicator.mayHaveGoal) throw refuse.goal_too_early()
    if (goal && !isDay(look.organisation.timeZone, goal.due)) throw refuse.goal_day_unknown({ day: goal.due })
    if (goal && !concernsSomebody(look, goal.kinds)) throw refuse.goal_kind_wrong()
    // Two who change it at once come one after the other.
    await lockRow(ctx, 'organisations', organisationId, 'no key update')
    await sql`
      update goals set replaced_at = ${ctx.at}
      where organisation_id = ${organisationId} and indicator = ${code} and replaced_at is null`.execute(ctx.tx)
    if (goal) {
      await sql`
        insert into goals (id, organisation_id, indicator, percent, due, kinds, recorded_at, entered_by)
        values (${ctx.newId()}, ${organisationId}, ${code}, ${goal.percent}, ${goal.due}::date, ${goal.kinds}::text[],
          ${ctx.at}, ${ctx.actor.personId})`.execute(ctx.tx)
    }
    announceOrganisation(ctx, organisationId, 'profile')
    ctx.audit('organisation.goal_set', { organisationId, data: { code, ...goal } })
    return {}
  },
})

/** Offices are not counted; a goal of one organisation is for its own kind. */
function concernsSomebody({ office, organisation }: Look, kinds: readonly OrganisationKind[]): boolean {
  return kinds.every((kind) => countedKinds.includes(kind)) && (office || kinds.includes(organisation.kind))
}

function isDay(timeZone: string, day: string): boolean {
  return day >= '2000-01-01' && day < '2100-01-01' && startOfDay(timeZone, day) !== undefined
}
