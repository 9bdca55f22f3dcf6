import { offsetMs } from '#server/features/organisations/exports.rules.ts'

const dayMs = 86_400_000

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
