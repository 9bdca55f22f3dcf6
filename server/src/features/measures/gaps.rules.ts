import type { Indicator, IndicatorValue } from '#protocol/indicators.ts'
import { gapsAskedMax, type Shortfall } from '#protocol/measures.ts'
import { shareOf, type GoalSet } from './goals.rules.ts'

export type Missing = {
  readonly indicators: readonly Indicator[]
  readonly values: ReadonlyMap<string, IndicatorValue>
  goal(code: string): Pick<GoalSet, 'percent' | 'due'> | undefined
}

export type Asked = { asked: Shortfall[]; covered: number; later: number }

/** Active is what everybody is to be, whether an office has set a day or not. */
const wantedAlways = 'orgs_active'
const everything = 100

/**
 * The three largest gaps, without those that an open measure covers until its due date (`covered`): whoever does something
 * about three is asked for nothing more.
 */
export function gapsOf({ covered, ...standing }: Missing & { covered: ReadonlySet<string> }): Asked {
  const all = missedOf(standing)
  const largest = all.slice(0, gapsAskedMax)
  return {
    asked: largest.filter(({ code }) => !covered.has(code)),
    covered: all.filter(({ code }) => covered.has(code)).length,
    later: all.slice(gapsAskedMax).filter(({ code }) => !covered.has(code)).length,
  }
}

/** Everything below its goal, the largest gap first. Whoever is not active is not told beside it to connect. */
export function missedOf({ indicators, values, goal }: Missing): Shortfall[] {
  const all = indicators.flatMap(({ code, unit, title }) => {
    const value = values.get(code)
    const set = goal(code)
    const percent = set?.percent ?? (code === wantedAlways ? everything : undefined)
    if (!value || value.hidden || value.denominator === 0 || percent === undefined) return []
    if (value.numerator * 100 >= percent * value.denominator) return []
    return [{ code, unit, title, value, percent, due: set?.due ?? null }]
  })
  const inactive = all.some(({ code }) => code === wantedAlways)
  return all
    .filter(({ code }) => code !== 'orgs_connected' || !inactive)
    .toSorted((one, other) => gapOf(other) - gapOf(one))
}

function gapOf({ percent, value }: Shortfall): number {
  return percent / 100 - shareOf(value)
}
