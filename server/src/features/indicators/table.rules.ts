import type { OrganisationKind } from '#protocol/accounts.ts'
import type { IndicatorValue } from '#protocol/indicators.ts'
import { isBelow } from './goals.rules.ts'
import type { Picture, Place } from './picture.rules.ts'

export type Asked = {
  level: 'organisations' | 'offices'
  text: string
  kinds: readonly OrganisationKind[] | null
  /** Only those below the goal of this indicator. */
  lagging: string | null
  /** `name`, or the indicator whose share tells the place. */
  order: string
  descending: boolean
}

/** The lines that are asked for, below a place or it itself, in their order. `goalOf`: what a place is to reach, in percent. */
export function rowsOf(from: Place, asked: Asked, goalOf: (place: Place, code: string) => number): Place[] {
  const words = folded(asked.text).split(/\s+/).filter(Boolean)
  const { lagging, kinds } = asked
  return linesOf(from, asked.level)
    .filter((place) => !kinds || kinds.includes(place.kind))
    .filter(({ shortName }) => words.every((word) => folded(shortName).includes(word)))
    .filter((place) => lagging === null || lags(place, lagging, goalOf(place, lagging)))
    .toSorted(orderOf(asked))
}

/** The short name of the office directly above, where it belongs to the same tree. */
export function parentName({ places }: Picture, { parentId }: Place): string {
  return (parentId !== null && places.get(parentId)?.shortName) || ''
}

function linesOf(from: Place, level: Asked['level']): Place[] {
  if (level === 'offices') return from.below.filter(({ office }) => office)
  if (!from.office) return [from]
  return from.below.flatMap((one) => (one.office ? linesOf(one, level) : one.counted ? [one] : []))
}

function lags(place: Place, code: string, percent: number): boolean {
  const value = valueIn(place, code)
  return value !== undefined && isBelow(value, percent)
}

function orderOf({ order, descending }: Asked): (a: Place, b: Place) => number {
  const turn = descending ? -1 : 1
  if (order === 'name') return (a, b) => turn * byName(a, b)
  return (a, b) => {
    const [left, right] = [rankOf(valueIn(a, order)), rankOf(valueIn(b, order))]
    if (left.last || right.last) return Number(left.last) - Number(right.last) || byName(a, b)
    return turn * (left.share - right.share) || byName(a, b)
  }
}

/** No data comes before all; what is hidden or does not apply stands last in either direction, where its place tells nothing. */
function rankOf(value: IndicatorValue | undefined): { last: boolean; share: number } {
  if (!value || value.hidden) return { last: true, share: 0 }
  return { last: false, share: value.denominator === 0 ? -1 : value.numerator / value.denominator }
}

function valueIn({ values }: Place, code: string): IndicatorValue | undefined {
  return values.find((value) => value.code === code)
}

const names = new Intl.Collator('ru', { numeric: true })

function byName(a: Place, b: Place): number {
  return names.compare(a.shortName, b.shortName) || (a.id < b.id ? -1 : 1)
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}
