import { sql } from 'kysely'
import { setGoal as contract } from '#protocol/progress.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { startOfDay } from './academic-year.rules.ts'
import { announceOrganisation } from './announce.ts'
import { requireManaging } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'
import { mayKeepGoal } from './progress.rules.ts'

export const setGoal = handle(contract, {
  async run(ctx, { organisationId, goal }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation, managing } = await requireManaging(ctx.tx, who, organisationId)
    if (!mayKeepGoal(managing, organisation)) throw refuseAny.not_allowed()
    if (goal && !isDay(organisation.timeZone, goal.due)) throw refuse.number_day_unknown({ day: goal.due })
    // Two who change it at once come one after the other.
    await sql`select from organisations where id = ${organisationId} for no key update`.execute(ctx.tx)
    await sql`
      update registration_goals set replaced_at = ${ctx.at}
      where organisation_id = ${organisationId} and replaced_at is null`.execute(ctx.tx)
    await sql`
      insert into registration_goals (organisation_id, version, due, percent, recorded_at, entered_by)
      select ${organisationId}, coalesce(max(version), 0) + 1, ${goal?.due ?? null}::date, ${goal?.percent ?? 100},
        ${ctx.at}, ${who.personId}
      from registration_goals where organisation_id = ${organisationId}`.execute(ctx.tx)
    announceOrganisation(ctx, organisationId, 'profile')
    ctx.audit('organisation.goal_set', { organisationId, data: { ...goal } })
    return {}
  },
})

function isDay(timeZone: string, day: string): boolean {
  return day >= '2000-01-01' && day < '2100-01-01' && startOfDay(timeZone, day) !== undefined
}
