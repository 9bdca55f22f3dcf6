import { dayIn, startOfDay } from '#server/features/organisations/exports.rules.ts'

const hourMs = 3_600_000
/** When work has begun, by the clock of the sender. */
const reminderHour = 10

/**
 * When those who have not acknowledged are reminded by themselves: the morning of the last working day before the deadline, so
 * that nobody's weekend is spoiled. Null where the notice came later than that.
 */
export function reminderAt(sentAt: Date, dueAt: Date, timeZone: string): Date | null {
  const day = workingDayBefore(dayIn(timeZone, dueAt))
  const at = new Date(startOfDay(timeZone, day)!.getTime() + reminderHour * hourMs)
  return at > sentAt ? at : null
}

function workingDayBefore(day: string): string {
  const before = new Date(new Date(`${day}T00:00:00Z`).getTime() - 24 * hourMs)
  const text = before.toISOString().slice(0, 10)
  return [0, 6].includes(before.getUTCDay()) ? workingDayBefore(text) : text
}
