import type { LeftOutReason } from '#protocol/invitations.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import type { StaffLine } from './staff-codes.queries.ts'

/** Why somebody gets no code; null: gets one. `grantable`: roles that the one who asks may invite to. */
export function whyNoCode(line: StaffLine, grantable: readonly GrantableRole[]): LeftOutReason | null {
  if (line.grants.length === 0) return 'not_listed'
  if (!line.grants.every(({ role }) => grantable.includes(role))) return 'not_allowed'
  if (line.joined) return 'joined'
  return line.codes.some(({ waiting }) => waiting) ? 'waiting' : null
}

/** Why nothing of somebody is revoked; null: it is. A request that waits is answered, not revoked. */
export function whyNotRevoked({ codes }: StaffLine, grantable: readonly GrantableRole[]): LeftOutReason | null {
  if (codes.length === 0) return 'no_code'
  if (!codes.every(({ role }) => grantable.includes(role))) return 'not_allowed'
  return codes.some(({ waiting }) => waiting) ? 'waiting' : null
}

/** The people for whom it is done, and the others with the reason. */
export function sorted(
  lines: readonly StaffLine[],
  why: (line: StaffLine) => LeftOutReason | null,
): { taken: StaffLine[]; leftOut: { personId: string; why: LeftOutReason }[] } {
  const taken: StaffLine[] = []
  const leftOut: { personId: string; why: LeftOutReason }[] = []
  for (const line of lines) {
    const reason = why(line)
    if (reason) leftOut.push({ personId: line.personId, why: reason })
    else taken.push(line)
  }
  return { taken, leftOut }
}
