import type { OrganisationKind } from '#protocol/accounts.ts'
import type { CommonChatKind } from '#protocol/common-chats.ts'

const kindsBelow: Partial<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  region: ['municipality', 'school', 'kindergarten', 'additional', 'college'],
  municipality: ['school', 'kindergarten', 'additional', 'college'],
}

/** What may stand directly under an organisation of a kind; nothing under what is no office. */
export function mayStandUnder(parent: OrganisationKind, kind: OrganisationKind): boolean {
  return kindsBelow[parent]?.includes(kind) ?? false
}

/** Which chats an office keeps over what lies below it: all staff of a whole region are too many to hear one another. */
export function commonChatKindsIn(kind: OrganisationKind): readonly CommonChatKind[] {
  if (kind === 'municipality') return ['heads', 'all_staff']
  return kind === 'region' ? ['heads'] : []
}
