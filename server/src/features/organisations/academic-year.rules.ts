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

/** The day an ending fact counts last: facts end at the instant after it. */
export function lastDayOf(timeZone: string, end: Date | null): string | null {
  return end && dayIn(timeZone, new Date(end.getTime() - 1))
}

/** When a calendar day begins in a zone; undefined when the calendar has no such day (`2026-02-30`). */
export function startOfDay(timeZone: string, day: string): Date | undefined {
  const midnight = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return undefined
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = midnight.getTime() - offsetMs(timeZone, midnight)
  return new Date(midnight.getTime() - offsetMs(timeZone, new Date(guess)))
}

/** When a calendar day is over in a zone: the beginning of the next one. */
export function endOfDay(timeZone: string, day: string): Date | undefined {
  const begins = startOfDay(timeZone, day)
  if (!begins) return undefined
  const next = new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10)
  return startOfDay(timeZone, next)
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-CA', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** How far a zone's clocks are ahead of UTC at an instant. */
export function offsetMs(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)!.value
  const shown = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`
  return new Date(shown).getTime() - Math.floor(at.getTime() / 1000) * 1000
}

function named(start: number): string {
  return `${start}/${start + 1}`
}
