/** From 1 September to 31 August: `2026/2027`. `day` is a date in the organisation's zone, `2026-11-23`. */
export function academicYearOf(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return named(month >= 9 ? year : year - 1)
}

/**
 * The years whose classes count for activation: the current one; from 1 June also the coming one, and until roll-over the
 * past one. Roll-over archives the classes of the past year, so it counts as long as they are not archived.
 */
export function yearsThatCount(day: string): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const start = month >= 9 ? year : year - 1
  if (month >= 9) return [named(start), named(start - 1)]
  return month >= 6 ? [named(start), named(start + 1)] : [named(start)]
}

/** Two years that follow each other, of the past, the current or the coming school year. */
export function isYearNear(year: string, day: string): boolean {
  const start = Number(academicYearOf(day).slice(0, 4))
  return [start - 1, start, start + 1].map(named).includes(year)
}

/** The calendar day at an instant in a zone (IANA name): `2026-11-23`. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-CA', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

function named(start: number): string {
  return `${start}/${start + 1}`
}
