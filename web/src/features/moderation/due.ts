import { now } from '../../platform/clock.ts'
import { texts } from '../../platform/i18n/index.ts'
import { moderationTexts } from './texts.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long there is to answer, or by how much it is late: whole days, hours or minutes. */
export function dueWords(dueAt: string, nowMs = now()): { late: boolean; text: string } {
  const t = texts(moderationTexts)
  const { late, unit, count } = dueIn(dueAt, nowMs)
  const span = t[unit](count)
  return { late, text: late ? t.overdue(span) : t.due(span) }
}

/** The largest unit that fits; never «0 минут». */
export function dueIn(
  dueAt: string,
  nowMs: number,
): { late: boolean; unit: 'days' | 'hours' | 'minutes'; count: number } {
  const leftMs = Date.parse(dueAt) - nowMs
  const spanMs = Math.abs(leftMs)
  const late = leftMs < 0
  if (spanMs >= 2 * dayMs) return { late, unit: 'days', count: Math.floor(spanMs / dayMs) }
  if (spanMs >= hourMs) return { late, unit: 'hours', count: Math.floor(spanMs / hourMs) }
  return { late, unit: 'minutes', count: Math.max(1, Math.floor(spanMs / minuteMs)) }
}
