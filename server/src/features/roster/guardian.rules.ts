import type { LegalKind } from '#protocol/roster.ts'

const legalRepresentatives: readonly LegalKind[] = ['parent', 'adoptive_parent', 'guardian', 'custodian']

/** Only legal representatives sign consents. */
export function isLegalRepresentative(kind: LegalKind): boolean {
  return legalRepresentatives.includes(kind)
}

/** Who sees what somebody is to a child by law; others see the kinship that the guardian shows. */
export function seesLegalKind(role: string): boolean {
  return role === 'head' || role === 'administrator'
}
