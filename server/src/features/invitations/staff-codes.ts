import { announceOrganisation } from '#server/features/organisations/exports.ts'
import type { CommandContext } from '#server/platform/call.ts'
import { closeCodes, issueCodes } from './join-codes.ts'
import type { StaffLine } from './staff-codes.queries.ts'

/** Fresh codes for people of the staff list, in their order; the former ones die. Gives the ids. */
export async function issueToStaff(
  ctx: CommandContext,
  organisationId: string,
  lines: readonly StaffLine[],
): Promise<string[]> {
  await closeCodesOf(ctx, lines)
  const code = { kind: 'staff' as const, organisationId }
  const codes = await issueCodes(
    ctx,
    lines.map(({ personId, grants }) => ({ ...code, personId, ...grants[0]! })),
  )
  for (const { personId, grants } of lines) {
    const data = { role: grants[0]!.role, count: 1 }
    ctx.audit('invitations.issued', { organisationId, subjectId: personId, data })
  }
  if (lines.length > 0) announceOrganisation(ctx, organisationId, 'people')
  return codes.map(({ id }) => id)
}

export async function revokeFromStaff(
  ctx: CommandContext,
  organisationId: string,
  lines: readonly StaffLine[],
): Promise<void> {
  await closeCodesOf(ctx, lines)
  for (const { personId } of lines) ctx.audit('invitation.revoked', { organisationId, subjectId: personId })
  if (lines.length > 0) announceOrganisation(ctx, organisationId, 'people')
}

function closeCodesOf(ctx: CommandContext, lines: readonly StaffLine[]): Promise<void> {
  return closeCodes(
    ctx,
    lines.flatMap(({ codes }) => codes.map(({ id }) => id)),
  )
}
