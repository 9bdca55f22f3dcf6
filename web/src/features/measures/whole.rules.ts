import type { Reached } from '#protocol/measures.ts'

/** Nobody is missing: what a certificate is given for. */
export function isWhole({ value }: Pick<Reached, 'value'>): boolean {
  return value.denominator > 0 && value.numerator >= value.denominator
}
