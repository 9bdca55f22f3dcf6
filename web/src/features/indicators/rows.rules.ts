import type { DashboardTile, Goal, IndicatorRow, IndicatorValue } from '#protocol/indicators.ts'
import type { Named } from './live.ts'
import { lags } from './values.rules.ts'

/** What one row says of one indicator. */
export interface Cell {
  indicator: Named
  value: IndicatorValue | undefined
  before: IndicatorValue | undefined
  /** Below the goal that holds for organisations of this kind. */
  late: boolean
}

/** In the order of the columns, whatever the order of the answer. */
export function cellsOf(row: IndicatorRow, indicators: readonly Named[], tiles: readonly DashboardTile[]): Cell[] {
  return indicators.map((indicator) => {
    const at = row.values.findIndex(({ code }) => code === indicator.code)
    const value = row.values[at]
    const goal = tiles.find((tile) => tile.value.code === indicator.code)?.goal
    return {
      ...{ indicator, value, before: row.before.find(({ code }) => code === indicator.code) },
      late: value !== undefined && goal !== null && goal !== undefined && holds(goal, row) && lags(value, goal.percent),
    }
  })
}

/** «Да» or «нет»: of a single organisation a percentage of organisations says nothing. */
export function isYesOrNo(unit: Named['unit'], value: IndicatorValue, single: boolean): boolean {
  return single && unit === 'organisation' && value.denominator === 1 && !value.hidden
}

/** The indicator that a small place shows first: what is sorted or filtered by, else the first with a goal, else of staff. */
export function mainCode(
  chosen: { lagging: string; order: string },
  indicators: readonly Pick<Named, 'code'>[],
  tiles: readonly DashboardTile[],
): string {
  const known = (code: string | undefined) => indicators.some((one) => one.code === code)
  const aimed = tiles.find(({ goal, value }) => goal !== null && known(value.code))?.value.code
  return [chosen.lagging, chosen.order, aimed, 'staff_registered', indicators[0]?.code].find(known) ?? ''
}

function holds(goal: Goal, { organisation, active }: IndicatorRow): boolean {
  return active === null || goal.kinds.includes(organisation.kind)
}
