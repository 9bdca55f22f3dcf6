import type { Static } from 'typebox'
import { organisationChanged } from '#protocol/organisations.ts'
import type { CommandContext } from '#server/platform/call.ts'

/** Says to everybody who works in the organisation that something of it should be fetched again. */
export function announceOrganisation(
  ctx: CommandContext<unknown>,
  organisationId: string,
  what: Static<(typeof organisationChanged)['data']>['what'],
): void {
  ctx.publish(organisationChanged, organisationId, { what })
}
