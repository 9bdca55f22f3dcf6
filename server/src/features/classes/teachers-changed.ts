import { classChanged } from '#protocol/classes.ts'
import { announceOrganisation, followRoster } from '#server/features/organisations/exports.ts'
import { announceTies } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'

/** After somebody began or ceased to teach a class: chats follow, pages are told. */
export async function teachersChanged(
  ctx: CommandContext<unknown>,
  { id, organisationId }: { id: string; organisationId: string },
  personIds: readonly string[],
): Promise<void> {
  await followRoster(ctx, personIds)
  ctx.audienceChanged(id)
  announceTies(ctx, personIds)
  ctx.publish(classChanged, id, { what: 'people' })
  announceOrganisation(ctx, organisationId, 'classes')
}
