/** A share at a calendar day. */
export type Point = { day: string; numerator: number; denominator: number }

const fridaysMax = 4
const daysMax = 730
const dayMs = 86_400_000

/**
 * The day on which a goal is reached from where one stands, at the pace of the last four Fridays (oldest first); null where that
 * cannot be said: fewer than two weeks are known, nothing grew, it is reached already, or it is more than two years away.
 */
export function forecastOf(now: Point, fridays: readonly Point[], percent: number): string | null {
  const known = fridays.filter(({ denominator }) => denominator > 0).slice(-fridaysMax)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || now.denominator === 0) return null
  const days = dayNumber(last.day) - dayNumber(first.day)
  const perDay = days > 0 ? (shareOf(last) - shareOf(first)) / days : 0
  const open = percent / 100 - shareOf(now)
  if (perDay <= 0 || open <= 0) return null
  // A grain less, so that what is exactly a number of days does not become one more.
  const needed = Math.ceil(open / perDay - 1e-9)
  if (needed > daysMax) return null
  return new Date((dayNumber(now.day) + needed) * dayMs).toISOString().slice(0, 10)
}

function shareOf({ numerator, denominator }: Point): number {
  return numerator / denominator
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}
