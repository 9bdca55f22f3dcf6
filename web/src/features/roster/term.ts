import { formatCalendarDay } from '../../platform/i18n/format.ts'
import { texts } from '../../platform/i18n/index.ts'
import { rosterTexts } from './texts.ts'

/** «с 1 сентября по 12 марта», «с 1 сентября» where no end is named. Both days count. */
export function termText({ from, until }: { from: string; until: string | null }): string {
  const t = texts(rosterTexts).term
  const first = formatCalendarDay(from)
  return until ? t.fromTo(first, formatCalendarDay(until)) : t.from(first)
}
