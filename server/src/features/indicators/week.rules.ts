import { dayIn, offsetMs } from '#server/features/organisations/exports.rules.ts'

/** The one cut-off of a tree: a day of the ISO week (1 is Monday), minutes after midnight, and by whose clock. */
export type CutOff = { weekday: number; minute: number; timeZone: string }
/** An instant at which everything below an office is counted, and the label of its week: `2026-W47`. */
export type DueCutOff = { week: string; at: Date }

/** Friday, 12:00. */
export const usualCutOff = { weekday: 5, minute: 12 * 60 }

const dayMs = 86_400_000

/** The ISO 8601 week of a calendar day: `2026-W53` for `2027-01-01`. */
export function weekOfDay(day: string): string {
  const thursdayMs = mondayMsOf(Date.parse(`${day}T00:00:00Z`)) + 3 * dayMs
  const year = new Date(thursdayMs).getUTCFullYear()
  const number = 1 + Math.round((thursdayMs - dayMs * 3 - firstMondayMs(year)) / (7 * dayMs))
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** The week that it is at an instant by a clock. */
export function weekAt(timeZone: string, at: Date): string {
  return weekOfDay(dayIn(timeZone, at))
}

/** A day of an ISO week, 1 is Monday; undefined for a week 53 in a year that has none. */
export function dayOfWeek(week: string, weekday: number): string | undefined {
  const match = /^(\d{4})-W(\d\d)$/.exec(week)
  if (!match) return undefined
  const mondayMs = firstMondayMs(Number(match[1])) + (Number(match[2]) - 1) * 7 * dayMs
  const day = new Date(mondayMs + (weekday - 1) * dayMs).toISOString().slice(0, 10)
  return weekOfDay(day) === week ? day : undefined
}

/** When a week is cut off; undefined for a week that does not exist. */
export function cutOffOf(week: string, { weekday, minute, timeZone }: CutOff): Date | undefined {
  const day = dayOfWeek(week, weekday)
  return day === undefined ? undefined : instantOf(timeZone, day, minute)
}

/** The first cut-off after an instant. */
export function nextCutOff(cutOff: CutOff, after: Date): DueCutOff {
  return around(cutOff, after).find(({ at }) => at > after)!
}

/** The last cut-off that was due at an instant or before. */
export function lastCutOff(cutOff: CutOff, at: Date): DueCutOff {
  return around(cutOff, at).findLast((due) => due.at <= at)!
}

/**
 * The instant at which a zone's clocks show a time of a day. A time that comes twice is meant the first time; one that is
 * skipped is meant as long after the jump as it would have come (as `Temporal` does with `compatible`).
 */
export function instantOf(timeZone: string, day: string, minute: number): Date {
  const shownMs = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  const offsets = [-dayMs, dayMs].map((aside) => offsetMs(timeZone, new Date(shownMs + aside)))
  const shows = offsets
    .map((offset) => shownMs - offset)
    .filter((ms) => ms + offsetMs(timeZone, new Date(ms)) === shownMs)
  return new Date(shows.length > 0 ? Math.min(...shows) : shownMs - offsets[0]!)
}

function around(cutOff: CutOff, at: Date): DueCutOff[] {
  const todayMs = Date.parse(`${dayIn(cutOff.timeZone, at)}T00:00:00Z`)
  return [-2, -1, 0, 1, 2].map((weeks) => {
    const week = weekOfDay(new Date(todayMs + weeks * 7 * dayMs).toISOString().slice(0, 10))
    return { week, at: cutOffOf(week, cutOff)! }
  })
}

function mondayMsOf(dayAtMs: number): number {
  return dayAtMs - ((new Date(dayAtMs).getUTCDay() + 6) % 7) * dayMs
}

/** The Monday of week 1, which holds 4 January. */
function firstMondayMs(year: number): number {
  return mondayMsOf(Date.UTC(year, 0, 4))
}
