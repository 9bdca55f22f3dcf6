export interface Month {
  year: number
  /** From 0, as in `Date`. */
  month: number
}

export function monthOf(date: Date): Month {
  return { year: date.getFullYear(), month: date.getMonth() }
}

/** Days of the month at local midnight, after as many empty places as its first week has before it (Monday first). */
export function daysOfMonth({ year, month }: Month): (Date | null)[] {
  const before = (new Date(year, month, 1).getDay() + 6) % 7
  const count = new Date(year, month + 1, 0).getDate()
  return [...Array<null>(before).fill(null), ...Array.from({ length: count }, (_, i) => new Date(year, month, i + 1))]
}

/** «пн» … «вс» */
export function weekdays(language: string): string[] {
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, i) =>
    new Date(2024, 0, 1 + i).toLocaleDateString(language, { weekday: 'short' }),
  )
}
