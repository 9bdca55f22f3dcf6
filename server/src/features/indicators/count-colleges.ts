import { sql } from 'kysely'
import { countColleges as contract } from '#protocol/indicators.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { handle } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { requireCountingColleges } from './indicators.access.ts'

export const countColleges = handle(contract, {
  async run(ctx, { organisationId, counted }) {
    await requireCountingColleges(ctx.tx, { personId: ctx.actor.personId, at: ctx.at }, organisationId)
    // Two who change it at once come one after the other.
    await lockRow(ctx, 'organisations', organisationId, 'no key update')
    await sql`
      update college_settings set replaced_at = ${ctx.at}
      where organisation_id = ${organisationId} and replaced_at is null`.execute(ctx.tx)
    await sql`
      insert into college_settings (organisation_id, version, counted, recorded_at, entered_by)
      select ${organisationId}, coalesce(max(version), 0) + 1, ${counted}, ${ctx.at}, ${ctx.actor.personId}
      from college_settings where organisation_id = ${organisationId}`.execute(ctx.tx)
    announceOrganisation(ctx, organisationId, 'profile')
    ctx.audit('organisation.colleges_set', { organisationId, data: { counted } })
    return {}
  },
})
