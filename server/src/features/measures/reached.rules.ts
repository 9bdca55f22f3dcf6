import type { Indicator } from '#protocol/indicators.ts'
import type { Reached } from '#protocol/measures.ts'
import type { GoalSet } from './goals.rules.ts'
import type { FridayValue } from './measures.queries.ts'

type Standing = {
  readonly indicators: readonly Indicator[]
  /** Of one organisation, oldest first. */
  readonly fridays: readonly FridayValue[]
  goal(code: string): (GoalSet & { officeShortName?: string }) | undefined
}

/**
 * Goals that stand reached on the newest Friday, each with the first Friday of that row: the one a certificate speaks of.
 * A number with nobody to divide by reaches nothing.
 */
export function reachedBy({ indicators, fridays, goal }: Standing): Reached[] {
  const newest = fridays.at(-1)?.week
  return indicators.flatMap(({ code, title, unit }) => {
    const set = goal(code)
    const values = fridays.filter((one) => one.code === code)
    if (!set || values.at(-1)?.week !== newest) return []
    const since = sinceWhen(values, set.percent)
    if (!since) return []
    const { week, at, hash, numerator, denominator } = since
    return [
      {
        ...{ code, title, unit, week, hash, percent: set.percent, due: set.due },
        value: { code, numerator, denominator, hidden: false },
        at: at.toISOString(),
        goalOf: set.organisationId,
      },
    ]
  })
}

/** The first of the Fridays without a break up to the newest on which so many percent were reached. */
function sinceWhen(values: readonly FridayValue[], percent: number): FridayValue | undefined {
  const broken = values.findLastIndex(({ numerator, denominator }) => {
    return denominator === 0 || numerator * 100 < percent * denominator
  })
  return values[broken + 1]
}
