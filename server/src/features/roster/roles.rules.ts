import type { OrganisationKind } from '#protocol/accounts.ts'
import type { GrantableRole } from '#protocol/roster.ts'
import type { Managing, ManagingRole } from './ties.ts'

const byRole: Readonly<Record<Exclude<ManagingRole, 'office_specialist'>, readonly GrantableRole[]>> = {
  head: ['head', 'deputy', 'administrator', 'teacher', 'staff'],
  deputy: ['administrator', 'teacher', 'staff'],
  administrator: ['teacher', 'staff'],
}
const inOffice: readonly GrantableRole[] = ['office_specialist', 'head', 'deputy', 'administrator', 'staff']
const inSchool: readonly GrantableRole[] = ['head', 'deputy', 'administrator', 'teacher', 'staff']

/** Roles with which one manages an organisation. */
export const managingRoles: readonly ManagingRole[] = ['head', 'deputy', 'administrator', 'office_specialist']

/** Roles that an office above gives in an organisation below, beside what its own managers give. */
export const rolesFromAbove: readonly GrantableRole[] = ['office_specialist', 'head', 'deputy', 'administrator']

export function isOffice(kind: OrganisationKind): boolean {
  return kind === 'region' || kind === 'municipality'
}

/** Which roles somebody who manages may give, invite to and take back in an organisation of a kind. */
export function grantableRoles(managing: Managing | null, kind: OrganisationKind): readonly GrantableRole[] {
  if (!managing) return []
  const possible = isOffice(kind) ? inOffice : inSchool
  if (managing.role === 'office_specialist') return possible
  const own = isOffice(kind) && managing.role === 'head' ? inOffice : byRole[managing.role]
  return possible.filter((role) => own.includes(role))
}
