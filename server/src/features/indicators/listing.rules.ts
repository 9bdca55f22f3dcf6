import type { OrganisationKind } from '#protocol/accounts.ts'
import type { IndicatorValue } from '#protocol/indicators.ts'
import { isBelow } from './goals.rules.ts'

/** What a list of organisations is chosen and ordered by. */
export type Listed = {
  readonly id: string
  readonly kind: OrganisationKind
  readonly shortName: string
  valueOf(code: string): IndicatorValue | undefined
  /** What it is to reach, in percent. */
  percentOf(code: string): number
}

export type Wanted = {
  text: string
  kinds: readonly OrganisationKind[] | null
  /** Only those below the goal of this indicator. */
  lagging: string | null
  /** `name`, or the indicator whose share tells the place; `null`: as they are given. */
  order: string | null
  descending: boolean
}

/** Those that are wanted, in the order that is wanted: the same for every list, so that two never disagree. */
export function chosenOf<T>(all: readonly T[], wanted: Wanted, as: (one: T) => Listed): T[] {
  const words = folded(wanted.text).split(/\s+/).filter(Boolean)
  const { lagging, kinds } = wanted
  const found = all
    .map((one) => ({ one, listed: as(one) }))
    .filter(({ listed }) => !kinds || kinds.includes(listed.kind))
    .filter(({ listed }) => words.every((word) => folded(listed.shortName).includes(word)))
    .filter(({ listed }) => lagging === null || lags(listed, lagging))
  const order = orderOf(wanted)
  if (order) found.sort((a, b) => order(a.listed, b.listed))
  return found.map(({ one }) => one)
}

function lags(listed: Listed, code: string): boolean {
  const value = listed.valueOf(code)
  return value !== undefined && isBelow(value, listed.percentOf(code))
}

function orderOf({ order, descending }: Wanted): ((a: Listed, b: Listed) => number) | null {
  if (order === null) return null
  const turn = descending ? -1 : 1
  if (order === 'name') return (a, b) => turn * byName(a, b)
  return (a, b) => {
    const [left, right] = [rankOf(a.valueOf(order)), rankOf(b.valueOf(order))]
    if (left.last || right.last) return Number(left.last) - Number(right.last) || byName(a, b)
    return turn * (left.share - right.share) || byName(a, b)
  }
}

/** No data comes before all; what is hidden or does not apply stands last in either direction, where its place tells nothing. */
function rankOf(value: IndicatorValue | undefined): { last: boolean; share: number } {
  if (!value || value.hidden) return { last: true, share: 0 }
  return { last: false, share: value.denominator === 0 ? -1 : value.numerator / value.denominator }
}

const names = new Intl.Collator('ru', { numeric: true })

function byName(a: Listed, b: Listed): number {
  return names.compare(a.shortName, b.shortName) || (a.id < b.id ? -1 : 1)
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}
