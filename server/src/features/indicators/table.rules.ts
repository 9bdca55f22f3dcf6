import type { IndicatorValue } from '#protocol/indicators.ts'
import { chosenOf, type Wanted } from './listing.rules.ts'
import type { Picture, Place } from './picture.rules.ts'

export type Asked = Wanted & { level: 'organisations' | 'offices' }

/** The lines that are asked for, below a place or it itself, in their order. `goalOf`: what a place is to reach, in percent. */
export function rowsOf(from: Place, asked: Asked, goalOf: (place: Place, code: string) => number): Place[] {
  return chosenOf(linesOf(from, asked.level), asked, (place) => ({
    ...{ id: place.id, kind: place.kind, shortName: place.shortName },
    valueOf: (code) => valueIn(place, code),
    percentOf: (code) => goalOf(place, code),
  }))
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

function valueIn({ values }: Place, code: string): IndicatorValue | undefined {
  return values.find((value) => value.code === code)
}
