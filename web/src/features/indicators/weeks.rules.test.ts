import { expect, it } from 'vitest'
import type { Moment } from '#protocol/indicators.ts'
import { weeksOf } from './weeks.rules.ts'

const moment = (kind: Moment['kind'], week: string): Moment => ({
  ...{ snapshotId: kind === 'live' ? null : week, kind, week, at: '2026-11-20T09:00:00.000Z' },
})
const value = (code: string, numerator: number) => ({ code, numerator, denominator: 10, hidden: false })
const weeks = [
  { moment: moment('friday', '2026-W46'), values: [value('staff_registered', 3)] },
  { moment: moment('friday', '2026-W47'), values: [value('staff_registered', 4), value('chats_moved', 1)] },
]

it('a line goes on to now, and an indicator that came later begins where it came', () => {
  const now = { moment: moment('live', '2026-W48'), value: value('staff_registered', 6) }
  const numbers = (code: string, last?: typeof now) => weeksOf(weeks, code, last).map((week) => week.value.numerator)
  expect(numbers('staff_registered', now)).toEqual([3, 4, 6])
  expect(numbers('chats_moved')).toEqual([1])
})

it('a snapshot that is looked at is no second point of its own week', () => {
  const looked = { moment: moment('friday', '2026-W47'), value: value('staff_registered', 4) }
  expect(weeksOf(weeks, 'staff_registered', looked)).toHaveLength(2)
  const interim = { moment: moment('interim', '2026-W48'), value: value('staff_registered', 5) }
  expect(weeksOf(weeks, 'staff_registered', interim)).toHaveLength(2)
})
