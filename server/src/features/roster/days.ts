import { endOfDay, startOfDay } from '#server/features/organisations/exports.ts'
import { refuse } from './roster.refusals.ts'

/** Nobody who works or learns today began before, and no term ends after. */
const firstDay = '1950-01-01'
const lastDay = '2100-12-31'

/** When a day begins in a zone. Throws `day_unknown`. */
export function beginningOf(timeZone: string, day: string): Date {
  return known(day, (one) => startOfDay(timeZone, one))
}

/** When a day is over in a zone. Throws `day_unknown`. */
export function endOf(timeZone: string, day: string): Date {
  return known(day, (one) => endOfDay(timeZone, one))
}

type Days = { from?: string | undefined; until?: string | null | undefined }
type Term = { from?: Date | undefined; until?: Date | null | undefined }

/** From the beginning of the first day to the end of the last one; what is not named stays so. Throws `days_reversed`. */
export function termOf(timeZone: string, { from, until }: Days): Term {
  const term = {
    from: from === undefined ? undefined : beginningOf(timeZone, from),
    until: typeof until === 'string' ? endOf(timeZone, until) : until,
  }
  if (term.from && term.until && term.from >= term.until) throw refuse.days_reversed()
  return term
}

function known(day: string, read: (day: string) => Date | undefined): Date {
  const instant = day >= firstDay && day <= lastDay ? read(day) : undefined
  if (!instant) throw refuse.day_unknown({ day })
  return instant
}
