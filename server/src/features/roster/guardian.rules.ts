import type { Kinship, LegalKind, Relation } from '#protocol/roster.ts'

const legalRepresentatives: readonly LegalKind[] = ['parent', 'adoptive_parent', 'guardian', 'custodian']

/** Only legal representatives sign consents. */
export function isLegalRepresentative(kind: LegalKind): boolean {
  return legalRepresentatives.includes(kind)
}

/** Who sees what somebody is to a child by law; others see the kinship that the guardian shows. */
export function seesLegalKind(role: string): boolean {
  return role === 'head' || role === 'administrator'
}

/** The kind that follows from «legal representative» or «close», where nothing more exact is known already. */
export function legalKindFor(relation: Relation, kinship: Kinship, known: LegalKind): LegalKind {
  if (relation === 'representative') {
    if (isLegalRepresentative(known)) return known
    return kinship === 'mother' || kinship === 'father' ? 'parent' : 'guardian'
  }
  if (known === 'relative' || known === 'other') return known
  return kinship === 'close' ? 'other' : 'relative'
}
