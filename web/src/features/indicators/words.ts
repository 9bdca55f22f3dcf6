import type { Beside, Goal, IndicatorValue, Moment } from '#protocol/indicators.ts'
import { formatCalendarDay, formatDayTimeIn, formatNumber, formatPercent } from '../../platform/i18n/format.ts'
import { texts } from '../../platform/i18n/index.ts'
import { indicatorTexts } from './texts.ts'
import { changeOf, shareOf, shownShare } from './values.rules.ts'

const minus = '\u2212'

/** «72 %», «нет данных», «скрыто: мало людей». */
export function shareWords(value: IndicatorValue): string {
  const share = shareOf(value)
  const t = texts(indicatorTexts)
  if (share === undefined) return value.hidden ? t.hidden : t.noData
  const shown = shownShare(share)
  return formatPercent(shown.share, shown.digits)
}

/** «1 062 из 1 475»; empty where there is nothing to count. */
export function countWords(value: IndicatorValue): string {
  if (shareOf(value) === undefined) return ''
  // Narrow columns of large numbers break before the word, never within a number.
  return `${formatNumber(value.numerator)} ${texts(indicatorTexts).of}\u00a0${formatNumber(value.denominator)}`
}

/** «+4,2 п. п. за неделю»; empty where it cannot be said. */
export function changeWords(value: IndicatorValue, before: IndicatorValue | null | undefined, short = false): string {
  const change = changeOf(value, before)
  const t = texts(indicatorTexts)
  if (change === undefined) return ''
  if (change === 0) return short ? '' : t.same
  const points = `${change > 0 ? '+' : minus}${formatNumber(Math.abs(change))}`
  return short ? t.changeShort(points) : t.change(points)
}

export function goalWords({ percent, due }: Goal): string {
  return texts(indicatorTexts).goal(formatPercent(percent / 100), formatCalendarDay(due))
}

export function besideWords({ code, count }: Beside): string {
  return texts(indicatorTexts).beside[code](formatNumber(count))
}

/** «На 27 ноября 2026, пт, 12:00, неделя 48.» By the clock of the tree: one instant for all. */
export function momentWords({ kind, at, week }: Moment, timeZone: string): string {
  const t = texts(indicatorTexts).moment
  const when = formatDayTimeIn(at, timeZone)
  return kind === 'interim' ? t.interim(when, weekWords(week)) : t.at(when, weekWords(week))
}

/** «неделя 48»: of `2026-W48`, since the year stands in the date beside. */
export function weekWords(week: string): string {
  return texts(indicatorTexts).week(weekNumber(week))
}

export function weekNumber(week: string): number {
  return Number(week.slice(-2))
}
