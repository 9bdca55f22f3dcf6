import { dayIn } from '#server/features/organisations/exports.rules.ts'
import { instantOf } from '../clock.rules.ts'

const dayMs = 86_400_000

/** A calendar day (`2026-11-27`) as so many days since 1970: without hours there is no change of the clocks. */
function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

function dayOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

/** The ISO 8601 week of a calendar day: it belongs to the year of its Thursday. */
export function weekOf(day: string): string {
  const number = numberOf(day)
  const thursday = number - weekdayOf(number) + 4
  const year = dayOf(thursday).slice(0, 4)
  const first = numberOf(`${year}-01-01`)
  return `${year}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, '0')}`
}

/** The Monday of a week; undefined where its year has no such week (`2025-W53`). */
export function mondayOf(week: string): string | undefined {
  const [year, nth] = week.split('-W').map(Number) as [number, number]
  const fourth = numberOf(`${year}-01-04`)
  const monday = dayOf(fourth - weekdayOf(fourth) + 1 + (nth - 1) * 7)
  return weekOf(monday) === week ? monday : undefined
}

/** The week that lies so many weeks after another. */
export function weekAfter(week: string, count: number): string {
  return weekOf(dayOf(numberOf(mondayOf(week)!) + count * 7))
}

/** The week at an instant in a zone. */
export function weekAt(timeZone: string, at: Date): string {
  return weekOf(dayIn(timeZone, at))
}

/** The instant of a weekday (1 is Monday) and minute of a week by the clocks of a zone; a minute that the clocks skip comes after the jump. */
export function instantIn(
  timeZone: string,
  week: string,
  { weekday, minute }: { weekday: number; minute: number },
): Date {
  return instantOf(timeZone, dayOf(numberOf(mondayOf(week)!) + weekday - 1), minute)
}

/** 1 is Monday. */
function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}
