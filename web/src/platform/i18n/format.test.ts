import { afterEach, describe, expect, it } from 'vitest'
import {
  calendarDay,
  formatBytes,
  formatCalendarDay,
  formatDay,
  formatDayTime,
  formatDayTimeIn,
  formatDuration,
  formatList,
  formatNumber,
  formatPercent,
  formatRelativeDay,
  formatShortDay,
  formatTime,
  formatWhen,
} from './format.ts'
import { setCurrentLanguage } from './language.ts'

const now = new Date(2026, 10, 24, 12, 0)
const at = (day: number, hour = 14, minute = 5) => new Date(2026, 10, day, hour, minute)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

afterEach(() => setCurrentLanguage('ru'))

describe('dates', () => {
  it('a day is written as people here write it', () => {
    expect(formatDay(at(23), now)).toBe('23\u00a0ноября, пн')
    expect(plain(formatDay(new Date(2024, 4, 9), now))).toBe('9 мая 2024, чт')
  })

  it('a calendar day stays the same day wherever the device is', () => {
    expect(plain(formatCalendarDay('2026-03-12', now))).toBe('12 марта')
    expect(plain(formatCalendarDay('2027-01-01', now))).toBe('1 января 2027')
    expect(formatShortDay('2026-03-12', now)).toBe('12.03')
    expect(formatShortDay('2027-03-12', now)).toBe('12.03.27')
    expect(calendarDay(at(4, 0, 1))).toBe('2026-11-04')
  })

  it('near days have names, also around midnight', () => {
    expect(formatRelativeDay(at(24, 0, 1), now)).toBe('сегодня')
    expect(formatRelativeDay(at(23, 23, 59), at(24, 0, 1))).toBe('вчера')
    expect(formatRelativeDay(at(25), now, true)).toBe('Завтра')
    expect(plain(formatRelativeDay(at(20), now))).toBe('20 ноября, пт')
  })

  it('a cut-off is written by the clock of its place, and says so where the device lives by another', () => {
    const noon = '2026-11-27T09:00:00.000Z'
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
    expect(plain(formatDayTimeIn(at(27, 12, 0), here))).toBe('27 ноября 2026, пт, 12:00')
    const faraway = ['Europe/Moscow', 'Asia/Vladivostok'].map((zone) => plain(formatDayTimeIn(noon, zone)))
    expect(faraway[0]).toMatch(/^27 ноября 2026, пт, 12:00/)
    expect(faraway[1]).toMatch(/^27 ноября 2026, пт, 19:00/)
    expect(
      faraway.filter((text) => text.endsWith(':00')).length,
      'at most one of them is the clock of the device',
    ).toBeLessThan(2)
  })

  it('hours go to 24, midnight is 00', () => {
    expect([formatTime(at(24)), formatTime(at(24, 0, 3))]).toEqual(['14:05', '00:03'])
  })

  it('rows of a list get the shortest that is clear', () => {
    expect([at(24), at(23), at(20), at(10)].map((date) => plain(formatWhen(date, now)))).toEqual([
      '14:05',
      'вчера',
      'пт',
      '10 нояб',
    ])
    expect(formatWhen(new Date(2025, 0, 2), now)).toBe('02.01.2025')
  })

  it('a moment has its day and its time', () => {
    expect([at(24), at(10)].map((date) => plain(formatDayTime(date, now)))).toEqual([
      'сегодня в 14:05',
      '10 ноября, вт, 14:05',
    ])
  })

  it('English has the same order and 24 hours', () => {
    setCurrentLanguage('en')
    expect(plain(formatDay(at(23), now))).toBe('23 November, Mon')
    expect(plain(formatDayTime(at(23), now))).toBe('yesterday at 14:05')
  })
})

describe('numbers', () => {
  it('thousands, shares and sizes', () => {
    expect(
      [formatNumber(1234567), formatPercent(0.873), formatBytes(1_468_006), formatBytes(0), formatBytes(999)].map(
        plain,
      ),
    ).toEqual(['1 234 567', '87 %', '1,4 МБ', '0 Б', '999 Б'])
  })

  it('lengths of recordings', () => {
    expect([42_900, 61_000, 3_723_000].map(formatDuration)).toEqual(['0:42', '1:01', '1:02:03'])
  })

  it('lists end with «и»', () => {
    expect(formatList(['Амина', 'Патимат', 'Хадижа'])).toBe('Амина, Патимат и Хадижа')
  })
})
