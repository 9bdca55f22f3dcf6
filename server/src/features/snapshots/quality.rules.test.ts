import { expect, test } from 'vitest'
import type { ReportFacts } from '#server/features/indicators/exports.ts'
import { bits } from '#server/features/indicators/exports.ts'
import { notesOf } from './quality.rules.ts'

const quiet = { people: new Map<number, number>(), fresh: 0 }

type Numbers = { listed?: number; onLeave?: number; children?: number; expected?: Partial<ReportFacts['expected']> }

function facts({ listed = 40, onLeave = 0, children = 300, expected = {} }: Numbers): ReportFacts {
  return {
    ...{ verified: true, listed: true, pupils: null },
    staff: { total: listed, listed, registered: 0, active: 0, onLeave },
    children: { total: children, listed: children, covered: 0 },
    classes: { total: 0, made: 0, empty: 0, withFormTeacher: 0 },
    expected: { staff: null, children: null, classes: null, ...expected },
  }
}

const since = (before: Numbers, now: Numbers) => notesOf({ report: facts(now) }, quiet, facts(before))

test('lists that became shorter before a Friday are noted with both numbers, one who leaves is not', () => {
  expect(since({ listed: 40 }, { listed: 37 })).toEqual([{ code: 'staff_shrank', from: 40, to: 37 }])
  expect(since({ listed: 40 }, { listed: 39 })).toEqual([])
  expect(since({ listed: 4 }, { listed: 3 })).toEqual([])
  expect(since({ children: 300 }, { children: 290 })).toEqual([{ code: 'children_shrank', from: 300, to: 290 }])
  expect(since({ children: 300 }, { children: 291 })).toEqual([])
  expect(since({ children: 20 }, { children: 18 })).toEqual([{ code: 'children_shrank', from: 20, to: 18 }])
  expect(since({ listed: 37 }, { listed: 40 })).toEqual([])
})

test('who is sent on long leave is noted as that, and not as a shorter list', () => {
  expect(since({ listed: 40 }, { listed: 36, onLeave: 4 })).toEqual([{ code: 'leave_rose', from: 0, to: 4 }])
  expect(since({ listed: 40, onLeave: 4 }, { listed: 44 })).toEqual([])
})

test('any expected number that was lowered or taken back is noted, by however little', () => {
  const before = { expected: { staff: 40, children: 300, classes: 14 } }
  expect(since(before, { expected: { staff: 39, children: 300, classes: null } })).toEqual([
    { code: 'expected_shrank', what: 'staff', from: 40, to: 39 },
    { code: 'expected_shrank', what: 'classes', from: 14, to: null },
  ])
  expect(since(before, { expected: { staff: 41, children: 299, classes: 14 } })).toEqual([
    { code: 'expected_shrank', what: 'children', from: 300, to: 299 },
  ])
})

test('accounts of a shared device and a burst before the cut-off are noted also on the first Friday', () => {
  const people = new Map([
    [bits.staff | bits.account, 10],
    [bits.staff | bits.account | bits.sharedDevice, 4],
    [bits.pupil | bits.account, 100],
  ])
  const of = (fresh: number) => notesOf({ report: facts({}) }, { people, fresh }, undefined)
  expect(of(4)).toEqual([{ code: 'shared_devices', count: 4, of: 14 }])
  expect(of(5)).toEqual([
    { code: 'shared_devices', count: 4, of: 14 },
    { code: 'activation_burst', count: 5, of: 14 },
  ])
})
