import { expect, test } from 'vitest'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { isBelow, nearestGoals, type KeptGoal } from './goals.rules.ts'

const goal = (
  organisationId: string,
  code: string,
  percent: number,
  kinds: OrganisationKind[] = ['school'],
): KeptGoal => ({
  ...{ id: `${organisationId}-${code}`, organisationId, organisationShortName: organisationId },
  ...{ code, percent, due: '2026-12-01', kinds },
})
const kept = (...goals: KeptGoal[]) => Map.groupBy(goals, ({ organisationId }) => organisationId)
const chain = ['school', 'town', 'region']
const percentOf = (goals: ReturnType<typeof kept>, kind: OrganisationKind, code = 'a') =>
  nearestGoals(goals, chain, new Set([kind])).get(code)?.percent

test('the nearest office’s word counts, indicator by indicator', () => {
  const goals = kept(goal('region', 'a', 100), goal('town', 'a', 90), goal('region', 'b', 70))
  expect(percentOf(goals, 'school')).toBe(90)
  expect(percentOf(goals, 'school', 'b')).toBe(70)
  expect(percentOf(goals, 'school', 'c')).toBeUndefined()
  expect(percentOf(kept(goal('school', 'a', 80), goal('town', 'a', 90)), 'school')).toBe(80)
})

test('a nearer goal for schools leaves a kindergarten with the farther one that is for it too', () => {
  const goals = kept(goal('region', 'a', 100, ['school', 'kindergarten']), goal('town', 'a', 90))
  expect(percentOf(goals, 'kindergarten')).toBe(100)
  expect(percentOf(kept(goal('town', 'a', 90)), 'kindergarten')).toBeUndefined()
})

test('a goal is reached by whole numbers: 89.99 % are not 90, and where nobody is known nothing is reached', () => {
  const share = (numerator: number, denominator: number, hidden = false) => ({ numerator, denominator, hidden })
  expect(isBelow(share(8999, 10_000), 90)).toBe(true)
  expect(isBelow(share(9, 10), 90)).toBe(false)
  expect(isBelow(share(7, 7), 100)).toBe(false)
  expect(isBelow(share(0, 0), 1)).toBe(true)
  expect(isBelow(share(0, 0, true), 100)).toBe(false)
})
