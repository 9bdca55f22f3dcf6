import { updateOrganisation as contract, type OrganisationProfile } from '#protocol/organisations.ts'
import { reviewOrganisationLater } from '#server/features/conversations/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { isTimeZone } from './academic-year.rules.ts'
import { announceOrganisation } from './announce.ts'
import { renameStaffChats } from './bulk-organisations.ts'
import { tidy } from './found-organisation.ts'
import { recordOrganisations } from './organisation-versions.ts'
import { requireManaging, type OrganisationFacts } from './organisations.access.ts'
import { refuse } from './organisations.refusals.ts'
import { profileColumns, profileOf, requireOwnInn } from './profiles.ts'

export const updateOrganisation = handle(contract, {
  async run(ctx, input) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation } = await requireManaging(ctx.tx, who, input.organisationId)
    const name = tidy(input.name ?? organisation.name)
    const shortName = tidy(input.shortName ?? organisation.shortName)
    const timeZone = input.timeZone ?? organisation.timeZone
    if (name === '' || shortName === '') throw refuse.organisation_name_empty()
    if (!isTimeZone(timeZone)) throw refuse.time_zone_unknown({ name: timeZone })
    const before = await profileOf(ctx.tx, organisation.id)
    const settings = JSON.stringify({ ...organisation.settings, ...input.settings })
    const secondFactorFor = input.secondFactorFor ?? organisation.secondFactorFor
    await ctx.tx
      .updateTable('organisations')
      .set({
        ...{ name, short_name: shortName, time_zone: timeZone, settings, second_factor_for: secondFactorFor },
        ...profileColumns(input.profile ?? {}),
        ...consentColumns(ctx, organisation, input),
        accounts_from_grade: input.accountsFromGrade ?? organisation.accountsFromGrade,
      })
      .where('id', '=', organisation.id)
      .execute()
    if (input.profile?.inn !== undefined) await requireOwnInn(ctx, organisation.id)
    await unverifyChanged(ctx, organisation, before)
    await recordOrganisations(ctx, [organisation.id])
    if (shortName !== organisation.shortName) await renameStaffChats(ctx, [{ id: organisation.id, shortName }])
    if (input.secondFactorFor) {
      ctx.later('organisations.secondFactorRequired', organisation.id, { chosenBy: ctx.actor.personId })
    }
    if ((input.consentUnder14 ?? input.consentFrom14) !== undefined)
      ctx.later('organisations.consentSet', organisation.id, {})
    if (input.settings) reviewOrganisationLater(ctx, organisation.id)
    announceOrganisation(ctx, organisation.id, 'profile')
    const fields = Object.keys(input).filter((field) => field !== 'organisationId')
    ctx.audit('organisation.updated', {
      organisationId: organisation.id,
      data: { fields, settings: input.settings ?? {} },
    })
    return {}
  },
})

/** Asking again what is asked already starts no new days. */
function consentColumns(
  { at }: CommandContext,
  { consentSince, consentBothSince }: OrganisationFacts,
  { consentUnder14, consentFrom14 }: { consentUnder14?: boolean; consentFrom14?: boolean },
) {
  const asked = (since: Date | null, asks = since !== null) => (asks ? (since ?? at) : null)
  return {
    consent_since: asked(consentSince, consentUnder14),
    consent_both_since: asked(consentBothSince, consentFrom14),
  }
}

/** What was confirmed were these names and numbers; others wait for the office again. */
async function unverifyChanged(
  ctx: CommandContext,
  { id, name }: OrganisationFacts,
  { inn, ogrn }: OrganisationProfile,
): Promise<void> {
  const changed = await ctx.tx
    .updateTable('organisations')
    .set({ verified_by: null, verified_at: null })
    .where('id', '=', id)
    .where('verified_at', 'is not', null)
    .where((where) => where.or([where('name', '<>', name), where('inn', '<>', inn), where('ogrn', '<>', ogrn)]))
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) ctx.audit('organisation.unverified', { organisationId: id })
}
