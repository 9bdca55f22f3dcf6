import { sql } from 'kysely'
import { setExpected as contract } from '#protocol/organisations.ts'
import { handle } from '#server/platform/call.ts'
import { lockRow } from '#server/platform/lock.ts'
import { startOfDay } from './academic-year.rules.ts'
import { announceOrganisation } from './announce.ts'
import { requireOfficeAbove } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'

export const setExpected = handle(contract, {
  async run(ctx, { organisationId, from, staff, children, classes, source }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation } = await requireOfficeAbove(ctx.tx, who, organisationId)
    const begins = from >= '2000-01-01' && from < '2100-01-01' ? startOfDay(organisation.timeZone, from) : undefined
    if (!begins) throw refuse.number_day_unknown({ day: from })
    if (source.trim() === '') throw refuse.source_needed()
    // Two specialists who enter the same day come one after the other.
    await lockRow(ctx, 'organisations', organisationId, 'no key update')
    await sql`
      update expected_number_facts set replaced_at = ${ctx.at}
      where organisation_id = ${organisationId} and valid_from = ${begins} and replaced_at is null`.execute(ctx.tx)
    await sql`
      insert into expected_number_facts
        (organisation_id, valid_from, version, staff, children, classes, source, recorded_at, entered_by)
      select ${organisationId}, ${begins}, coalesce(max(version), 0) + 1, ${staff}, ${children}, ${classes},
        ${source.trim()}, ${ctx.at}, ${who.personId}
      from expected_number_facts where organisation_id = ${organisationId} and valid_from = ${begins}`.execute(ctx.tx)
    announceOrganisation(ctx, organisationId, 'profile')
    ctx.audit('organisation.expected_set', { organisationId, data: { from, staff, children, classes } })
    return {}
  },
})
