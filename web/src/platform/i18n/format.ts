/**
 * Dates and numbers as people here write them: «23 ноября, пн», 24 hours, «1 234», «87 %».
 * Every function takes the current language; dates are shown in the time zone of the device.
 * `now` is a parameter only so that tests can hold the clock; else it is the server's, whatever the device's says.
 */
import { now as serverNow } from '../clock.ts'
import { currentLanguage } from './language.ts'

export type Moment = Date | string | number

const NBSP = '\u00a0'
const DAY_MS = 86_400_000

const words = {
  ru: { today: 'сегодня', yesterday: 'вчера', tomorrow: 'завтра', at: 'в', bytes: ['Б', 'КБ', 'МБ', 'ГБ'] },
  en: { today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow', at: 'at', bytes: ['B', 'KB', 'MB', 'GB'] },
} as const

/** «14:05» */
export function formatTime(moment: Moment): string {
  return intl({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(toDate(moment))
}

/** «23 ноября, пн»; with the year when it is not this one. */
export function formatDay(moment: Moment, now: Moment = serverNow()): string {
  const date = toDate(moment)
  const sameYear = date.getFullYear() === toDate(now).getFullYear()
  const parts = intl({ day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).formatToParts(date)
  const value = (type: string) => parts.find((part) => part.type === type)?.value
  const day = [value('day'), value('month'), value('year')].filter(Boolean).join(NBSP)
  return `${day}, ${intl({ weekday: 'short' }).format(date)}`
}

/** «сегодня», «вчера», «завтра», otherwise as formatDay. `capital` for the beginning of a line. */
export function formatRelativeDay(moment: Moment, now: Moment = serverNow(), capital = false): string {
  const word = nearDay(moment, now)
  const text = word ? words[currentLanguage()][word] : formatDay(moment, now)
  return capital ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** «сегодня в 14:05», «23 ноября, пн, 14:05» */
export function formatDayTime(moment: Moment, now: Moment = serverNow()): string {
  const time = formatTime(moment)
  if (nearDay(moment, now)) return `${formatRelativeDay(moment, now)} ${words[currentLanguage()].at}${NBSP}${time}`
  return `${formatDay(moment, now)}, ${time}`
}

/**
 * By the clock of a place: «27 ноября 2026, пт, 12:00»; where the device's clock shows another time, with the zone: «…, 12:00 GMT+3».
 * For what is compared or signed: the year always stands there.
 */
export function formatDayTimeIn(moment: Moment, timeZone: string): string {
  const date = toDate(moment)
  const day = { day: 'numeric', month: 'long', year: 'numeric', weekday: 'short', timeZone } as const
  const parts = intl(day).formatToParts(date)
  const value = (type: string) => parts.find((part) => part.type === type)?.value
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const time = intl({ ...clock, timeZone }).format(date)
  const zone = intl({ ...clock, timeZone, timeZoneName: 'short' })
    .format(date)
    .slice(time.length)
    .trim()
  const named = time === formatTime(date) ? time : `${time}${NBSP}${zone}`
  return `${[value('day'), value('month'), value('year')].join(NBSP)}, ${value('weekday')}, ${named}`
}

/** The shortest that is clear, for rows of a list: «14:05», «вчера», «пн», «23 ноя», «23.11.2024». */
export function formatWhen(moment: Moment, now: Moment = serverNow()): string {
  const date = toDate(moment)
  const daysAgo = daysBetween(date, toDate(now))
  if (daysAgo === 0) return formatTime(date)
  if (daysAgo === 1) return words[currentLanguage()].yesterday
  if (daysAgo > 1 && daysAgo < 7) return intl({ weekday: 'short' }).format(date)
  if (date.getFullYear() === toDate(now).getFullYear()) {
    return intl({ day: 'numeric', month: 'short' }).format(date).replace('.', '').replace(' ', NBSP)
  }
  return intl({ day: '2-digit', month: '2-digit', year: 'numeric' }).format(date)
}

/** A calendar day «2026-03-12», wherever the device is: «12 марта»; with the year when it is not this one. */
export function formatCalendarDay(day: string, now: Moment = serverNow()): string {
  const year = isThisYear(day, now) ? {} : { year: 'numeric' as const }
  const parts = intl({ day: 'numeric', month: 'long', ...year }).formatToParts(noonOf(day))
  const value = (type: string) => parts.find((part) => part.type === type)?.value
  return [value('day'), value('month'), value('year')].filter(Boolean).join(NBSP)
}

/** The same for a mark in a list: «12.03», «12.03.27». */
export function formatShortDay(day: string, now: Moment = serverNow()): string {
  const year = isThisYear(day, now) ? {} : { year: '2-digit' as const }
  return intl({ day: '2-digit', month: '2-digit', ...year }).format(noonOf(day))
}

/** Today by the clock of the device, as a calendar day: «2026-11-24». */
export function calendarDay(now: Moment = serverNow()): string {
  const date = toDate(now)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** «1 234», «0,5» */
export function formatNumber(value: number, digits = 1): string {
  return value.toLocaleString(locale(), { maximumFractionDigits: digits })
}

/** A share from 0 to 1: «87 %» */
export function formatPercent(share: number, digits = 0): string {
  const number = formatNumber(share * 100, digits)
  return currentLanguage() === 'ru' ? `${number}${NBSP}%` : `${number}%`
}

/** «1,4 МБ» (of 1024) */
export function formatBytes(sizeBytes: number): string {
  const units = words[currentLanguage()].bytes
  const step = Math.min(units.length - 1, sizeBytes < 1 ? 0 : Math.floor(Math.log2(sizeBytes) / 10))
  const size = sizeBytes / 1024 ** step
  return `${formatNumber(size, size < 10 && step > 0 ? 1 : 0)}${NBSP}${units[step]}`
}

/** Length of a recording or call: «0:42», «1:02:03» */
export function formatDuration(durationMs: number): string {
  const seconds = Math.floor(durationMs / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** «Амина, Патимат и Хадижа» */
export function formatList(items: readonly string[]): string {
  // Safari before 14.1 has no ListFormat; commas alone are understood too.
  if (!Intl.ListFormat) return items.join(', ')
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items)
}

const formats = new Map<string, Intl.DateTimeFormat>()

// Making an Intl format costs a hundred times more than using it, and a chat list uses hundreds.
function intl(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options)
  let found = formats.get(key)
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale(), options)))
  return found
}

// British English has the same order and 24 hours as the rest of the product.
function locale(): string {
  return currentLanguage() === 'ru' ? 'ru' : 'en-GB'
}

function toDate(moment: Moment): Date {
  return moment instanceof Date ? moment : new Date(moment)
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00`)
}

function isThisYear(day: string, now: Moment): boolean {
  return day.startsWith(`${toDate(now).getFullYear()}-`)
}

function nearDay(moment: Moment, now: Moment): 'today' | 'yesterday' | 'tomorrow' | undefined {
  const days = daysBetween(toDate(moment), toDate(now))
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : days === -1 ? 'tomorrow' : undefined
}

function daysBetween(date: Date, now: Date): number {
  const midnight = (of: Date) => Date.UTC(of.getFullYear(), of.getMonth(), of.getDate())
  return Math.round((midnight(now) - midnight(date)) / DAY_MS)
}
