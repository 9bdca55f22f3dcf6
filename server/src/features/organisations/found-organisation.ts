import type { OrganisationKind } from '#protocol/accounts.ts'
import type { PersonName } from '#protocol/common.ts'
import type { OrganisationProfile } from '#protocol/organisations.ts'
import { createRosterConversation, enterConversation } from '#server/features/conversations/exports.ts'
import { createPerson, giveRole, isOffice } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { createStream } from '#server/platform/events/streams.ts'
import { isTimeZone } from './academic-year.rules.ts'
import { refuse } from './organisations.refusals.ts'
import { profileColumns, requireHead, requireOwnInn } from './profiles.ts'

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
 * `organisation_name_empty`, `time_zone_unknown`, what `profileColumns` throws, `inn_taken`, `head_wrong`.
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
  const row = { id, parent_id: parentId, kind, name, short_name: shortName, time_zone: timeZone, created_at: ctx.at }
  const { isBranch = false, headOrganisationId = null } = organisation
  const papers = profileColumns(organisation.profile ?? {})
  await requireHead(ctx.tx, id, { isBranch, headOrganisationId })
  await createStream(ctx.tx, id, 'organisation')
  await ctx.tx
    .insertInto('organisations')
    .values({ ...row, ...papers, is_branch: isBranch, head_organisation_id: headOrganisationId })
    .execute()
  await requireOwnInn(ctx, id)
  const title = staffChatTitle(shortName)
  const staffConversationId = await createRosterConversation(ctx, { kind: 'staff', organisationId: id, title })
  return { id, staffConversationId }
}

export function staffChatTitle(shortName: string): string {
  return `${shortName}: сотрудники`
}

export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
