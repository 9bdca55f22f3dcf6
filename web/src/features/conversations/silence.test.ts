import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { serverTimeIs } from '../../platform/clock.ts'
import { isMuted, muteChoices } from './names.ts'

const dayMs = 86_400_000
const truth = '2026-11-23T09:30:00.000Z'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  serverTimeIs(new Date().toISOString())
  vi.useRealTimers()
})

test.each([
  ['a day ahead', dayMs],
  ['a day behind', -dayMs],
])('on a device %s silence lasts an hour', (_, errorMs) => {
  vi.setSystemTime(Date.parse(truth) + errorMs)
  serverTimeIs(truth)
  const { hour } = muteChoices()
  expect(hour).toBe('2026-11-23T10:30:00.000Z')
  expect(isMuted({ mutedUntil: hour })).toBe(true)
  expect(isMuted({ mutedUntil: '2026-11-23T09:29:00.000Z' })).toBe(false)
})
