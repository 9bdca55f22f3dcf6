import type { GrantableRole } from '#protocol/roster.ts'
import { requireManaging, type OrganisationFacts } from '#server/features/organisations/exports.ts'
import { grantableRoles } from '#server/features/roster/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'

/** The organisation for those who may invite to a role there. Throws `not_found`, `not_allowed`. */
export async function requireInviting(
  ctx: CommandContext,
  organisationId: string,
  role: GrantableRole,
): Promise<OrganisationFacts> {
  const who = { personId: ctx.actor.personId, at: ctx.at }
  const { organisation, managing } = await requireManaging(ctx.tx, who, organisationId)
  if (!grantableRoles(managing, organisation.kind).includes(role)) throw refuseAny.not_allowed()
  return organisation
}

/**
 * The roles that one may invite to there, for who may invite to any. Whoever issues or revokes codes for the same organisation
 * waits, so that nobody gets two codes that both open. Throws `not_found`, `not_allowed`.
 */
export async function requireInvitingSome(
  ctx: CommandContext,
  organisationId: string,
): Promise<readonly GrantableRole[]> {
  const who = { personId: ctx.actor.personId, at: ctx.at }
  const { organisation, managing } = await requireManaging(ctx.tx, who, organisationId)
  const roles = grantableRoles(managing, organisation.kind)
  if (roles.length === 0) throw refuseAny.not_allowed()
  await ctx.tx.selectFrom('organisations').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  return roles
}

export type InvitationFacts = {
  id: string
  organisationId: string
  role: GrantableRole
  /** Somebody asked with it and was not turned down. */
  claimed: boolean
}

/** An invitation for those who may invite to its role. Throws `not_found`, `not_allowed`. */
export async function requireInvitation(ctx: CommandContext, id: string): Promise<InvitationFacts> {
  const row = await ctx.tx
    .selectFrom('join_codes')
    .select(['id', 'organisation_id', 'role'])
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('join_requests')
            .select('join_requests.id')
            .whereRef('join_requests.code_id', '=', 'join_codes.id')
            .where('join_requests.state', '<>', 'refused'),
        )
        .as('claimed'),
    )
    .where('id', '=', id)
    .where('kind', '=', 'staff')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refuseAny.not_found()
  const role = row.role as GrantableRole
  await requireInviting(ctx, row.organisation_id, role)
  return { id, organisationId: row.organisation_id, role, claimed: Boolean(row.claimed) }
}
