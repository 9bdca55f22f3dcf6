import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clockOffsetMs, now, onClockMoved, serverTimeIs } from './clock.ts'
import { formatRelativeDay } from './i18n/format.ts'
import { newId } from './ids.ts'

const dayMs = 86_400_000
const truth = Date.parse('2026-11-23T09:30:00.000Z')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  serverTimeIs(new Date().toISOString())
  vi.useRealTimers()
})

test.each([
  ['a day ahead', dayMs],
  ['a day behind', -dayMs],
])('on a device %s today is today and ids carry the true time', (_, errorMs) => {
  vi.setSystemTime(truth + errorMs)
  serverTimeIs('2026-11-23T09:30:00.000Z')
  expect(now()).toBe(truth)
  expect(formatRelativeDay('2026-11-23T09:00:00.000Z')).toBe('сегодня')
  const time = Number.parseInt(newId().replace('-', '').slice(0, 12), 16)
  expect(time).toBe(truth)
})

test('a clock that is right is not touched by the way an answer takes', () => {
  vi.setSystemTime(truth)
  serverTimeIs('Mon, 23 Nov 2026 09:29:58 GMT')
  expect(clockOffsetMs()).toBe(0)
})

test('who shows time is told once when it jumps, and again when the device is put right', () => {
  vi.setSystemTime(truth + dayMs)
  const moved = vi.fn<() => void>()
  const stop = onClockMoved(moved)
  serverTimeIs('Mon, 23 Nov 2026 09:30:00 GMT')
  serverTimeIs('Mon, 23 Nov 2026 09:30:01 GMT')
  expect(moved).toHaveBeenCalledTimes(1)
  vi.setSystemTime(truth)
  serverTimeIs('2026-11-23T09:30:00.000Z')
  expect(moved).toHaveBeenCalledTimes(2)
  expect(now()).toBe(truth)
  stop()
})

test('an answer without a date, or with nonsense for one, changes nothing', () => {
  vi.setSystemTime(truth)
  serverTimeIs(null)
  serverTimeIs('yesterday')
  expect(now()).toBe(truth)
})
