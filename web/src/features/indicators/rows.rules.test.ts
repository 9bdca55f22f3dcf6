import { expect, it } from 'vitest'
import type { DashboardTile, Goal, IndicatorRow, IndicatorValue } from '#protocol/indicators.ts'
import type { Named } from './live.ts'
import { cellsOf, isYesOrNo, mainCode } from './rows.rules.ts'

const named = (code: string, unit: Named['unit'] = 'person'): Named => ({
  ...{ code, unit, version: 1, mayHaveGoal: true, title: code, explanation: '' },
})
const value = (code: string, numerator: number, denominator = 10): IndicatorValue => ({
  ...{ code, numerator, denominator, hidden: false },
})
const goal = (code: string, percent: number, kinds: Goal['kinds']): Goal => ({
  ...{ id: 'g', code, percent, due: '2026-12-01', daysLeft: 4, kinds, organisationId: 'o', organisationShortName: '' },
})
const tile = (one: IndicatorValue, aim: Goal | null): DashboardTile => ({
  ...{ value: one, before: null, goal: aim, forecast: null, beside: [] },
})
const row = (kind: IndicatorRow['organisation']['kind'], values: IndicatorValue[], office = false): IndicatorRow => ({
  organisation: { id: 'x', kind, shortName: '', parentShortName: '' },
  ...{ organisations: 1, active: office ? null : false, reasons: [], values, before: [], beside: [] },
})

const indicators = [named('orgs_active', 'organisation'), named('staff_registered'), named('pupils_registered')]
const tiles = [
  tile(value('orgs_active', 5), null),
  tile(value('staff_registered', 5), goal('staff_registered', 90, ['school'])),
]

it('a kindergarten is not told that it lags behind the goal of schools', () => {
  const lateIn = (one: IndicatorRow) => cellsOf(one, indicators, tiles).map(({ late }) => late)
  const staff = [value('staff_registered', 8)]
  expect(lateIn(row('school', staff))).toEqual([false, true, false])
  expect(lateIn(row('kindergarten', staff))).toEqual([false, false, false])
  expect(lateIn(row('municipality', staff, true))).toEqual([false, true, false])
  expect(lateIn(row('school', [value('staff_registered', 9)]))).toEqual([false, false, false])
})

it('numbers stand under their own names, whatever their order and whatever is left out', () => {
  const cells = cellsOf(row('school', [value('pupils_registered', 3), value('orgs_active', 1, 1)]), indicators, tiles)
  expect(cells.map((cell) => cell.value?.numerator)).toEqual([1, undefined, 3])
})

it('of a single organisation «1 of 1 organisation» is said as yes or no', () => {
  expect(isYesOrNo('organisation', value('orgs_active', 1, 1), true)).toBe(true)
  expect(isYesOrNo('organisation', value('orgs_active', 0, 0), true)).toBe(false)
  expect(isYesOrNo('organisation', value('orgs_active', 1, 1), false)).toBe(false)
  expect(isYesOrNo('person', value('staff_registered', 1, 1), true)).toBe(false)
})

it('a card shows first what was asked for, then what has a goal', () => {
  const none = { lagging: '', order: '' }
  expect(mainCode({ ...none, order: 'pupils_registered' }, indicators, tiles)).toBe('pupils_registered')
  expect(mainCode({ lagging: 'orgs_active', order: 'pupils_registered' }, indicators, tiles)).toBe('orgs_active')
  expect(mainCode({ ...none, order: 'name' }, indicators, tiles)).toBe('staff_registered')
  expect(mainCode(none, [named('chats_moved')], tiles)).toBe('chats_moved')
  expect(mainCode(none, [], tiles)).toBe('')
})
