/** Days and hours in which a school talks. The demo lives in Moscow time, which has had one offset all year since 2014. */
export const timeZone = 'Europe/Moscow'
const offsetMs = 3 * 3600_000

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Nobody writes before or after. */
const firstMinute = 7 * 60
const lastMinute = 20 * 60 + 40

export type DayPart = 'morning' | 'day' | 'evening' | 'any'

/** Minutes of the day in which a talk of each part begins. */
export const partMinutes: Readonly<Record<DayPart, readonly [from: number, to: number]>> = {
  morning: [7 * 60 + 5, 8 * 60 + 10],
  day: [9 * 60, 15 * 60 + 30],
  evening: [17 * 60 + 30, 20 * 60],
  any: [8 * 60 + 30, 18 * 60],
}

/** Days off with a fixed date in Russia, month-day. */
const daysOff = new Set(
  '01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12 11-04'.split(' '),
)

/** The last `count` school days up to today, oldest first, each as the instant of its midnight. */
export function schoolDaysBefore(now: Date, count: number): number[] {
  const days: number[] = []
  for (let day = midnightOf(now.getTime()); days.length < count; day -= dayMs) if (isSchoolDay(day)) days.push(day)
  return days.reverse()
}

/** The school day that comes so many school days after an instant. */
export function schoolDayAfter(at: number, count: number): number {
  let day = midnightOf(at)
  for (let left = count; left > 0;) {
    day += dayMs
    if (isSchoolDay(day)) left -= 1
  }
  return day
}

/** The latest instant up to `at` at which somebody may have written. */
export function latestTalk(at: number): number {
  for (let day = midnightOf(at); ; day -= dayMs) {
    const last = Math.min(at, talkEnds(day))
    if (isSchoolDay(day) && last >= talkBegins(day)) return last
  }
}

export function isTalkTime(at: number): boolean {
  return isSchoolDay(midnightOf(at)) && at >= talkBegins(at) && at <= talkEnds(at)
}

/** From when on somebody may write on the day of an instant. */
export function talkBegins(at: number): number {
  return midnightOf(at) + firstMinute * minuteMs
}

export function talkEnds(at: number): number {
  return midnightOf(at) + lastMinute * minuteMs
}

export function midnightOf(at: number): number {
  return Math.floor((at + offsetMs) / dayMs) * dayMs - offsetMs
}

/** «26 ноября». */
export function dateWords(day: number): string {
  return new Intl.DateTimeFormat('ru', { timeZone, day: 'numeric', month: 'long' }).format(day)
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return new Date(day + offsetMs).getUTCDay()
}

function isSchoolDay(day: number): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !daysOff.has(new Date(day + offsetMs).toISOString().slice(5, 10))
}
