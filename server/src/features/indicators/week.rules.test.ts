import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutOffOf, dayOfWeek, instantOf, lastCutOff, nextCutOff, usualCutOff, weekAt, weekOfDay } from './week.rules.ts'

const friday = { ...usualCutOff, timeZone: 'Europe/Moscow' }

test('a report carries the week that calendars print, also where years meet and in week 53', () => {
  expect(weekOfDay('2026-11-20')).toBe('2026-W47')
  expect(weekOfDay('2025-12-29')).toBe('2026-W01')
  expect(weekOfDay('2026-12-31')).toBe('2026-W53')
  expect(weekOfDay('2027-01-03')).toBe('2026-W53')
  expect(weekOfDay('2027-01-04')).toBe('2027-W01')
  expect(weekOfDay('2021-01-03')).toBe('2020-W53')
  expect(weekOfDay('2024-12-30')).toBe('2025-W01')
})

test('a week that does not exist has no cut-off', () => {
  expect(dayOfWeek('2026-W53', 5)).toBe('2027-01-01')
  expect(dayOfWeek('2025-W53', 5)).toBeUndefined()
  expect(dayOfWeek('2026-W00', 5)).toBeUndefined()
  expect(dayOfWeek('nonsense', 5)).toBeUndefined()
  expect(cutOffOf('2025-W53', friday)).toBeUndefined()
  expect(cutOffOf('2026-W47', friday)).toEqual(new Date('2026-11-20T09:00:00Z'))
})

test('every day lies in exactly the week that names it, and weeks follow each other without a gap', () => {
  const day = fc.integer({ min: Date.UTC(1990, 0, 1) / 864e5, max: Date.UTC(2090, 0, 1) / 864e5 })
  fc.assert(
    fc.property(day, (number) => {
      const iso = (days: number) => new Date((number + days) * 864e5).toISOString().slice(0, 10)
      const weekday = ((new Date(number * 864e5).getUTCDay() + 6) % 7) + 1
      expect(dayOfWeek(weekOfDay(iso(0)), weekday)).toBe(iso(0))
      expect(weekOfDay(iso(7)) > weekOfDay(iso(0))).toBe(true)
      expect(weekOfDay(iso(0)) === weekOfDay(iso(1))).toBe(weekday !== 7)
    }),
  )
})

test('the next cut-off is this Friday until it has come, then next week’s', () => {
  const at = (iso: string) => nextCutOff(friday, new Date(iso))
  expect(at('2026-11-20T08:59:59.999Z')).toEqual({ week: '2026-W47', at: new Date('2026-11-20T09:00:00Z') })
  expect(at('2026-11-20T09:00:00.000Z')).toEqual({ week: '2026-W48', at: new Date('2026-11-27T09:00:00Z') })
  expect(at('2026-12-31T20:59:00Z').week).toBe('2026-W53')
  expect(at('2027-01-01T09:00:00Z')).toEqual({ week: '2027-W01', at: new Date('2027-01-08T09:00:00Z') })
  expect(lastCutOff(friday, new Date('2026-11-20T09:00:00Z')).week).toBe('2026-W47')
  expect(lastCutOff(friday, new Date('2026-11-20T08:59:59Z')).week).toBe('2026-W46')
})

test('the day is that of the office’s own clock, east and west of Greenwich', () => {
  expect(weekAt('Asia/Kamchatka', new Date('2026-11-22T12:30:00Z'))).toBe('2026-W48')
  expect(weekAt('America/Anchorage', new Date('2026-11-23T08:30:00Z'))).toBe('2026-W47')
  const monday = { weekday: 1, minute: 0, timeZone: 'Asia/Kamchatka' }
  expect(nextCutOff(monday, new Date('2026-11-20T00:00:00Z'))).toEqual({
    week: '2026-W48',
    at: new Date('2026-11-22T12:00:00Z'),
  })
})

test('clocks that jump move no report: twelve stays twelve, a skipped time comes after the jump, a doubled one counts once', () => {
  const berlin = 'Europe/Berlin'
  expect(instantOf(berlin, '2026-03-27', 720)).toEqual(new Date('2026-03-27T11:00:00Z'))
  expect(instantOf(berlin, '2026-04-03', 720)).toEqual(new Date('2026-04-03T10:00:00Z'))
  expect(instantOf(berlin, '2026-03-29', 150)).toEqual(new Date('2026-03-29T01:30:00Z'))
  expect(instantOf(berlin, '2026-10-25', 150)).toEqual(new Date('2026-10-25T00:30:00Z'))
  // The day that Samoa left out was a Friday.
  expect(instantOf('Pacific/Apia', '2011-12-30', 720)).toEqual(new Date('2011-12-30T22:00:00Z'))
  expect(instantOf('Australia/Lord_Howe', '2026-10-04', 135)).toEqual(new Date('2026-10-03T15:45:00Z'))
})

test('from any instant in any zone the next cut-off comes after it, within a week and a day, and the last one not later', () => {
  const zones = [
    'Europe/Moscow',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Etc/UTC',
  ]
  const cutOffs = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    timeZone: fc.constantFrom(...zones),
  })
  const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(cutOffs, instant, (cutOff, at) => {
      const next = nextCutOff(cutOff, at)
      const last = lastCutOff(cutOff, at)
      expect(next.at > at && last.at <= at).toBe(true)
      expect(next.at.getTime() - last.at.getTime()).toBeLessThanOrEqual(8 * 864e5)
      expect(nextCutOff(cutOff, last.at)).toEqual(next)
      expect(cutOffOf(next.week, cutOff)).toEqual(next.at)
    }),
  )
})
