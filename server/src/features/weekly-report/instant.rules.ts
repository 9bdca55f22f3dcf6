import type { Locale } from '#protocol/accounts.ts'

/** «20.11.2026, 12:00» by the clock of a zone. */
export function shownInstant(at: Date, timeZone: string, locale: Locale): string {
  const day = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
  const format = { timeZone, ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru' : 'en-GB', format).format(at)
}
