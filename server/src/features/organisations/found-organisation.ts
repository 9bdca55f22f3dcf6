import type { OrganisationKind } from '#protocol/accounts.ts'
import type { PersonName } from '#protocol/common.ts'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import { enterConversation } from '#server/features/conversations/exports.ts'
import { createPerson, giveRole, isOffice } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { isTimeZone } from './academic-year.rules.ts'
import { writeOrganisations } from './bulk-organisations.ts'
import { refuse } from './organisations.refusals.ts'
import { checkedProfile, requireHead, requireOwnInn } from './profiles.ts'

type NewOrganisation = {
  id?: string
  parentId?: string | null
  kind: OrganisationKind
  name: string
  shortName: string
  timeZone: string
  profile?: Partial<OrganisationProfile>
  isBranch?: boolean
  headOrganisationId?: string | null
  document?: string
}

/**
 * Makes the first organisation and its first person: the head, or the specialist of an office. The account is made
 * afterwards by the caller. Throws `time_zone_unknown`, `organisation_name_empty`.
 */
export async function foundOrganisation(
  ctx: CommandContext<unknown>,
  organisation: NewOrganisation & { person: PersonName; position?: string },
): Promise<{ organisationId: string; personId: string }> {
  const { id: organisationId, staffConversationId } = await createOrganisation(ctx, organisation)
  const personId = await createPerson(ctx, organisation.person)
  const role = isOffice(organisation.kind) ? 'office_specialist' : 'head'
  const position = organisation.position ?? ''
  await giveRole(ctx, { personId, organisationId, role, position, grantedBy: personId })
  await enterConversation(ctx, staffConversationId, personId, { role: 'moderator', byRoster: true })
  ctx.audit('organisation.founded', {
    actorId: personId,
    organisationId,
    subjectId: personId,
    data: { kind: organisation.kind },
  })
  return { organisationId, personId }
}

/**
 * An organisation with its stream, its profile and the chat of its staff, still without people. Throws
 * `organisation_name_empty`, `time_zone_unknown`, what `checkedProfile` throws, `inn_taken`, `head_wrong`.
 */
export async function createOrganisation(
  ctx: CommandContext<unknown>,
  organisation: NewOrganisation,
): Promise<{ id: string; staffConversationId: string }> {
  const { id = ctx.newId(), parentId = null, kind, timeZone } = organisation
  const name = tidy(organisation.name)
  const shortName = tidy(organisation.shortName)
  if (name === '' || shortName === '') throw refuse.organisation_name_empty()
  if (!isTimeZone(timeZone)) throw refuse.time_zone_unknown({ name: timeZone })
  const { isBranch = false, headOrganisationId = null } = organisation
  const profile = checkedProfile(organisation.profile ?? {})
  await requireHead(ctx.tx, id, { isBranch, headOrganisationId })
  const one = { id, parentId, kind, name, shortName, timeZone, profile, isBranch, headOrganisationId }
  const [staffConversationId] = await writeOrganisations(ctx, [one], organisation.document?.trim())
  await requireOwnInn(ctx, id)
  return { id, staffConversationId: staffConversationId! }
}

export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
