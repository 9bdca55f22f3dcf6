import { sql } from 'kysely'
import { setGoal as contract } from '#protocol/progress.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { startOfDay } from './academic-year.rules.ts'
import { announceOrganisation } from './announce.ts'
import { requireManaging } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'
import { mayKeepGoal } from './progress.rules.ts'

const staffRegistered = 'staff_registered'
const allKinds = ['school', 'kindergarten', 'additional', 'college']

export const setGoal = handle(contract, {
  async run(ctx, { organisationId, goal }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation, managing } = await requireManaging(ctx.tx, who, organisationId)
    if (!mayKeepGoal(managing, organisation)) throw refuseAny.not_allowed()
    if (goal && !isDay(organisation.timeZone, goal.due)) throw refuse.number_day_unknown({ day: goal.due })
    // Two who change it at once come one after the other.
    await sql`select from organisations where id = ${organisationId} for no key update`.execute(ctx.tx)
    await sql`
      update goals set replaced_at = ${ctx.at}
      where organisation_id = ${organisationId} and indicator = ${staffRegistered} and replaced_at is null`.execute(
      ctx.tx,
    )
    if (goal) {
      await sql`
        insert into goals (id, organisation_id, indicator, percent, due, kinds, recorded_at, entered_by)
        values (${ctx.services.newId()}, ${organisationId}, ${staffRegistered}, ${goal.percent}, ${goal.due}::date,
          ${allKinds}::text[], ${ctx.at}, ${who.personId})`.execute(ctx.tx)
    }
    announceOrganisation(ctx, organisationId, 'profile')
    ctx.audit('organisation.goal_set', { organisationId, data: { ...goal } })
    return {}
  },
})

function isDay(timeZone: string, day: string): boolean {
  return day >= '2000-01-01' && day < '2100-01-01' && startOfDay(timeZone, day) !== undefined
}
