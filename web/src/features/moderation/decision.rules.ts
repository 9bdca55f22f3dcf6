import type { ReportAction } from '#protocol/moderation.ts'

/** «No violation» excludes everything else, and everything else excludes it. */
export function chosenWith(
  chosen: readonly ReportAction[],
  action: ReportAction,
  on: boolean,
): readonly ReportAction[] {
  const others = chosen.filter((one) => one !== action)
  if (!on) return others
  return action === 'dismiss' ? ['dismiss'] : [...others.filter((one) => one !== 'dismiss'), action]
}
