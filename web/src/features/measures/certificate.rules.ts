import type { OrganisationKind } from '#protocol/accounts.ts'
import type { Reached } from '#protocol/measures.ts'
import { isOffice } from '../people/tabs.ts'

/** Of an organisation when nobody is missing; of an office when all below it have come to its goal. */
export function earnsCertificate(
  { value, percent }: Pick<Reached, 'value' | 'percent'>,
  kind: OrganisationKind,
): boolean {
  const { numerator, denominator } = value
  const wanted = isOffice(kind) ? percent : 100
  return denominator > 0 && numerator * 100 >= wanted * denominator
}
