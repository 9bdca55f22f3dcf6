import type { OrganisationKind } from '#protocol/accounts.ts'

const kindsBelow: Partial<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  region: ['municipality', 'school', 'kindergarten', 'additional', 'college'],
  municipality: ['school', 'kindergarten', 'additional', 'college'],
}

/** What may stand directly under an organisation of a kind; nothing under what is no office. */
export function mayStandUnder(parent: OrganisationKind, kind: OrganisationKind): boolean {
  return kindsBelow[parent]?.includes(kind) ?? false
}
