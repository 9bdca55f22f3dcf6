import type { IndicatorValue, Moment, WeekOfValues } from '#protocol/indicators.ts'

export interface WeekValue {
  moment: Moment
  value: IndicatorValue
}

/** The values of one indicator over its Fridays, and what it is now behind them. */
export function weeksOf(
  weeks: readonly WeekOfValues[],
  code: string,
  now: { moment: Moment; value: IndicatorValue } | undefined,
): WeekValue[] {
  const past = weeks.flatMap(({ moment, values }) => {
    const value = values.find((one) => one.code === code)
    return value ? [{ moment, value }] : []
  })
  return now && now.moment.kind === 'live' ? [...past, now] : past
}
