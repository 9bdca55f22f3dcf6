import { instantIn, weekAfter, weekAt } from './weeks.rules.ts'

/** One state of a tree's cut-off. */
export type CutOff = { weekday: number; minute: number; recordedAt: Date; replacedAt: Date | null }

/** Friday at noon, where an office has said nothing. */
export const usualCutOff: CutOff = { weekday: 5, minute: 12 * 60, recordedAt: new Date(0), replacedAt: null }

/**
 * The one instant of a week: that of the cut-off which was in force then. Where a change came between the old one and the new
 * one so that neither was, the new one's counts, though it has passed already.
 */
export function dueAt(timeZone: string, week: string, history: readonly CutOff[]): Date {
  const states = withUsual(history)
  const moments = states.map((one) => ({ ...one, at: instantIn(timeZone, week, one) }))
  const inForce = moments.find(
    ({ at, recordedAt, replacedAt }) => at >= recordedAt && (replacedAt === null || at < replacedAt),
  )
  const monday = instantIn(timeZone, weekAfter(week, 1), { weekday: 1, minute: 0 })
  return (inForce ?? moments.findLast(({ recordedAt }) => recordedAt < monday) ?? moments.at(-1)!).at
}

/** The next cut-off after an instant. */
export function nextDueAt(timeZone: string, after: Date, history: readonly CutOff[]): { week: string; at: Date } {
  for (let week = weekAt(timeZone, after); ; week = weekAfter(week, 1)) {
    const at = dueAt(timeZone, week, history)
    if (at > after) return { week, at }
  }
}

/** Before somebody set the first one, the usual one was in force. */
function withUsual(history: readonly CutOff[]): CutOff[] {
  const ordered = [...history].sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime())
  return [{ ...usualCutOff, replacedAt: ordered[0]?.recordedAt ?? null }, ...ordered]
}
