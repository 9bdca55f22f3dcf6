import { sql } from 'kysely'
import { setCutOff as contract } from '#protocol/indicators.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { requireCutOff } from './indicators.access.ts'

export const setCutOff = handle(contract, {
  async run(ctx, { organisationId, weekday, time }) {
    await requireCutOff(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    const [hours, minutes] = time.split(':').map(Number) as [number, number]
    // Two who change it at once come one after the other.
    await lockRow(ctx, 'organisations', organisationId, 'no key update')
    await sql`
      update cut_offs set replaced_at = ${ctx.at}
      where organisation_id = ${organisationId} and replaced_at is null`.execute(ctx.tx)
    await sql`
      insert into cut_offs (organisation_id, version, weekday, at_minute, recorded_at, entered_by)
      select ${organisationId}, coalesce(max(version), 0) + 1, ${weekday}, ${hours * 60 + minutes}, ${ctx.at},
        ${ctx.actor.personId}
      from cut_offs where organisation_id = ${organisationId}`.execute(ctx.tx)
    announceOrganisation(ctx, organisationId, 'profile')
    ctx.audit('organisation.cut_off_set', { organisationId, data: { weekday, time } })
    return {}
  },
})
