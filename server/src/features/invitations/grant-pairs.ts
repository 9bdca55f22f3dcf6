import { grantableRoles, managingRoles } from '#server/features/roster/exports.ts'
import type { GrantPairs } from './joins.queries.ts'

/** Who answers which invitations at an organisation's own desk, for the queue's SQL. */
export const grantPairs: GrantPairs = managingRoles.flatMap((granter) => {
  const managing = { role: granter, organisationId: '' }
  const roles = new Set([...grantableRoles(managing, 'school'), ...grantableRoles(managing, 'municipality')])
  return [...roles].map((role) => [granter, role] as const)
})
