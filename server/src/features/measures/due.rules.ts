/** A measure that takes longer is none: it has to be cut into steps. */
const dueDaysMax = 92
const proposedDays = 7

export function proposedDue(today: string): string {
  return dayAfter(today, proposedDays)
}

/** From today to about a quarter of a year. */
export function dueRange(today: string): { from: string; to: string } {
  return { from: today, to: dayAfter(today, dueDaysMax) }
}

export function isDueFine(due: string, today: string): boolean {
  const { from, to } = dueRange(today)
  return isDay(due) && due >= from && due <= to
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The pattern alone lets `2026-02-30` through. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
}
