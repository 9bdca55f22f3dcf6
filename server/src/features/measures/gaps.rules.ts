import type { Indicator, IndicatorValue } from '#protocol/indicators.ts'
import { gapsAskedMax, type Shortfall } from '#protocol/measures.ts'
import { shareOf, type GoalSet } from './goals.rules.ts'

export type Standing = {
  readonly indicators: readonly Indicator[]
  readonly values: ReadonlyMap<string, IndicatorValue>
  goal(code: string): GoalSet | undefined
  /** Indicators with an open measure that is not overdue. */
  readonly covered: ReadonlySet<string>
}

export type Asked = { asked: Shortfall[]; covered: number; later: number }

/** Active is what everybody is to be, whether an office has set a day or not. */
const wantedAlways = 'orgs_active'
const everything = 100

/** The three largest gaps, without those that an open measure covers until its due date. */
export function gapsOf({ indicators, values, goal, covered }: Standing): Asked {
  const all = indicators
    .flatMap(({ code, title }) => {
      const value = values.get(code)
      const set = goal(code)
      const percent = set?.percent ?? (code === wantedAlways ? everything : undefined)
      if (!value || value.hidden || value.denominator === 0 || percent === undefined) return []
      if (value.numerator * 100 >= percent * value.denominator) return []
      return [{ code, title, value, percent, due: set?.due ?? null }]
    })
    .filter((gap, _, every) => gap.code !== 'orgs_connected' || !every.some(({ code }) => code === wantedAlways))
    .toSorted((one, other) => gapOf(other) - gapOf(one))
  const largest = all.slice(0, gapsAskedMax)
  const asked = largest.filter(({ code }) => !covered.has(code))
  return { asked, covered: all.filter(({ code }) => covered.has(code)).length, later: all.length - largest.length }
}

function gapOf({ percent, value }: Shortfall): number {
  return percent / 100 - shareOf(value)
}
