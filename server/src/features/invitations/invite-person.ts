import { invitePerson as contract } from '#protocol/invitations.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import { announceOrganisation } from '#server/features/organisations/exports.ts'
import { hasAccount } from '#server/features/roster/exports.ts'
import { handle, type CommandContext } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { requireInviting } from './invitations.access.ts'
import { refuse } from './invitations.refusals.ts'
import { closeCodes, issueCodes } from './join-codes.ts'

export const invitePerson = handle(contract, {
  async run(ctx, { organisationId, personId }) {
    const grants = await grantsOf(ctx, organisationId, personId)
    if (grants.length === 0) throw refuseAny.not_found()
    for (const grant of grants) await requireInviting(ctx, organisationId, grant.role)
    if (await hasAccount(ctx.tx, personId)) throw refuse.already_joined()
    await closeCodes(ctx, await unclaimedCodes(ctx, organisationId, personId))
    const [first] = grants
    const [issued] = await issueCodes(ctx, [{ kind: 'staff', organisationId, personId, ...first! }])
    announceOrganisation(ctx, organisationId, 'people')
    ctx.audit('invitations.issued', { organisationId, subjectId: personId, data: { role: first!.role, count: 1 } })
    return { invitationId: issued!.id }
  },
})

async function grantsOf({ tx, at }: CommandContext, organisationId: string, personId: string) {
  const rows = await tx
    .selectFrom('role_grants')
    .select(['role', 'position'])
    .where('organisation_id', '=', organisationId)
    .where('person_id', '=', personId)
    .where('role', '<>', 'operator')
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', at)]))
    .orderBy('valid_from')
    .execute()
  return rows.map(({ role, position }) => ({ role: role as GrantableRole, position }))
}

/** Codes nobody has asked with yet; a request that waits must be answered, not printed over. */
async function unclaimedCodes({ tx }: CommandContext, organisationId: string, personId: string): Promise<string[]> {
  const codes = await tx
    .selectFrom('join_codes')
    .leftJoin('join_requests', (join) =>
      join.onRef('join_requests.code_id', '=', 'join_codes.id').on('join_requests.state', '=', 'waiting'),
    )
    .select(['join_codes.id', 'join_requests.id as requestId'])
    .where('join_codes.kind', '=', 'staff')
    .where('join_codes.organisation_id', '=', organisationId)
    .where('join_codes.person_id', '=', personId)
    .where('join_codes.closed_at', 'is', null)
    .execute()
  if (codes.some((code) => code.requestId !== null)) throw refuse.code_used()
  return codes.map((code) => code.id)
}
