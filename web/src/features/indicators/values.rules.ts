import type { DashboardTile, IndicatorValue } from '#protocol/indicators.ts'

type Fraction = Pick<IndicatorValue, 'numerator' | 'denominator' | 'hidden'>

/** From 0 to 1; `undefined` where nothing is known or nothing may be shown: never 0 and never 1 for those. */
export function shareOf({ numerator, denominator, hidden }: Fraction): number | undefined {
  return hidden || denominator === 0 ? undefined : numerator / denominator
}

/** The share as it is written: 100 % only when nobody is missing, 0 % only when nobody is there. */
export function shownShare(share: number): { share: number; digits: number } {
  if (share > 0 && share < 0.01) return { share: Math.max(0.001, share), digits: 1 }
  if (share > 0.99 && share < 1) return { share: Math.min(0.999, share), digits: 1 }
  return { share, digits: 0 }
}

/** Percentage points between two moments, to a tenth; `undefined` where one of them says nothing. */
export function changeOf(value: Fraction, before: Fraction | null | undefined): number | undefined {
  const [now, then] = [shareOf(value), before ? shareOf(before) : undefined]
  if (now === undefined || then === undefined) return undefined
  return Math.round((now - then) * 1000) / 10
}

/** Counted in whole ones, so that 100 % of 60 is 60 and not 59.6. */
export function isReached(value: Fraction, percent: number): boolean {
  return shareOf(value) !== undefined && value.numerator * 100 >= value.denominator * percent
}

export type Standing = 'accent' | 'attention' | 'success'

/** `attention` where the day of the goal has passed or will come before the goal is reached. */
export function standingOf({ value, goal, forecast }: Pick<DashboardTile, 'value' | 'goal' | 'forecast'>): Standing {
  if (!goal || shareOf(value) === undefined) return 'accent'
  if (isReached(value, goal.percent)) return 'success'
  return goal.daysLeft < 0 || (forecast !== null && forecast > goal.due) ? 'attention' : 'accent'
}

/** Below its goal, or below everybody where there is none. Of what is not known nobody is told that it lags. */
export function lags(value: Fraction, percent = 100): boolean {
  return shareOf(value) !== undefined && !isReached(value, percent)
}

/** One of five depths of a heat map; 0 where there is nothing to show. */
export function heatOf(value: Fraction): 0 | 1 | 2 | 3 | 4 | 5 {
  const share = shareOf(value)
  if (share === undefined) return 0
  if (share === 1) return 5
  return share < 0.25 ? 1 : share < 0.5 ? 2 : share < 0.75 ? 3 : 4
}
