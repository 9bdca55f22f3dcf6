/** `2026-W47` is week 47. */
export function weekNumber(week: string): number {
  return Number(week.slice(-2))
}

/** The ISO 8601 week of a calendar day: it belongs to the year of its Thursday. */
export function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const year = date.getUTCFullYear()
  const number = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 / 7) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** The week so many weeks later. */
export function weekAfter(week: string, count: number): string {
  const [year, number] = week.split('-W').map(Number) as [number, number]
  // 4 January lies in week 1.
  const date = new Date(Date.UTC(year, 0, 4 + (number - 1 + count) * 7))
  return weekOf(date.toISOString().slice(0, 10))
}
