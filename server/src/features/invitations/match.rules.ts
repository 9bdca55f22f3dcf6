import type { PersonName } from '#protocol/common.ts'
import { folded, type NameParts } from '#server/features/roster/exports.rules.ts'
import { nameVariants } from './name-variants.ts'

export type Matched<L> = { line: L; match: 'same' | 'similar' }

/** How many lines are suggested at most. */
const suggestedMax = 5
/** Words of this many letters may differ by two. */
const longWord = 8

/** Lines of a list that a name may mean, the best first. A patronymic that one side lacks fits any. */
export function matchLines<L extends NameParts>(name: PersonName, lines: readonly L[]): Matched<L>[] {
  const same = lines.filter((line) => isSame(name, line))
  const similar = lines.filter((line) => !same.includes(line) && isSimilar(name, line))
  return [
    ...same.map((line) => ({ line, match: 'same' as const })),
    ...similar.map((line) => ({ line, match: 'similar' as const })),
  ].slice(0, suggestedMax)
}

function isSame(name: PersonName, line: NameParts): boolean {
  return (
    key(name.familyName) === key(line.familyName) &&
    key(name.givenName) === key(line.givenName) &&
    fitsPatronymic(name.patronymic ?? '', line.patronymic, (a, b) => a === b)
  )
}

/** Family and given name may have changed places. */
function isSimilar(name: PersonName, line: NameParts): boolean {
  if (!fitsPatronymic(name.patronymic ?? '', line.patronymic, isNear)) return false
  const [family, given] = [key(name.familyName), key(name.givenName)]
  const [lineFamily, lineGiven] = [key(line.familyName), key(line.givenName)]
  return (isNear(family, lineFamily) && isNear(given, lineGiven)) || (family === lineGiven && given === lineFamily)
}

function fitsPatronymic(one: string, other: string, fits: (a: string, b: string) => boolean): boolean {
  return one.trim() === '' || other === '' || fits(key(one), key(other))
}

/** A variant of the name, or one or two slips of the pen away. Takes what `key` gives. */
export function isNear(one: string, other: string): boolean {
  if (one === other || isVariant(one, other)) return true
  const allowed = Math.min(one.length, other.length) >= longWord ? 2 : 1
  return Math.abs(one.length - other.length) <= allowed && distance(one, other) <= allowed
}

const variantGroups = nameVariants.map((group) => new Set(group.map(key)))

function isVariant(one: string, other: string): boolean {
  return variantGroups.some((group) => group.has(one) && group.has(other))
}

/** A name for comparing: look-alike letters, case, ё/е, hyphens and apostrophes aside. */
export function key(word: string): string {
  return folded(word).replace(/[\s-–‑'’`]/g, '')
}

/** Signs to add, take away, change or swap with a neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + change)
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    before = row
    row = next
  }
  return row[other.length]!
}
