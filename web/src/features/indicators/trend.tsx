import type { Dashboard } from '#protocol/indicators.ts'
import { formatPercent, formatShortDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconChart } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { LineChart } from './line-chart.tsx'
import { useWeeks, type Named } from './live.ts'
import { indicatorTexts } from './texts.ts'
import { shareOf } from './values.rules.ts'
import { weeksOf, type WeekValue } from './weeks.rules.ts'
import { WeeksTable } from './weeks-table.tsx'
import { changeWords, countWords, shareWords, weekWords } from './words.ts'
import styles from './trend.module.css'

/** One indicator over its Fridays as a line, and the same as a table. */
export function Trend({ data, indicator }: { data: Dashboard; indicator: Named }) {
  const t = useTexts(indicatorTexts).weeks
  const { data: found, error, refetch } = useWeeks(data.organisation.id)
  const tile = data.tiles.find(({ value }) => value.code === indicator.code)
  if (!found) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={3} />
  const weeks = weeksOf(found.weeks, indicator.code, tile && { moment: data.moment, value: tile.value })
  if (!weeks.some(({ value }) => shareOf(value) !== undefined)) {
    return (
      <EmptyState icon={IconChart} title={t.empty}>
        {t.emptyText}
      </EmptyState>
    )
  }
  const goal = tile?.goal
  const share = goal && goal.percent / 100
  return (
    <>
      <LineChart
        label={t.chart(indicator.title)}
        hint={t.hint}
        points={weeks.map((week, at) => pointOf(week, weeks[at - 1]))}
        goal={share ? { share, label: t.goalLine(formatPercent(share)) } : undefined}
      />
      <details className={styles.table} open={weeks.length <= 6}>
        <summary>{t.table}</summary>
        <WeeksTable weeks={weeks} title={indicator.title} timeZone={data.cutOff.timeZone} />
      </details>
    </>
  )

  function pointOf(week: WeekValue, before: WeekValue | undefined) {
    const { moment, value } = week
    const live = moment.kind === 'live'
    const day = live ? t.now : formatShortDay(dayIn(moment.at, data.cutOff.timeZone))
    const facts = [live ? t.now : `${day}, ${weekWords(moment.week)}`, shareWords(value), countWords(value)]
    return {
      at: Date.parse(moment.at),
      share: shareOf(value),
      tick: day,
      label: shareWords(value),
      words: [...facts, changeWords(value, before?.value)].filter(Boolean).join(' · '),
      open: live,
    }
  }
}

/** The calendar day that an instant falls on by the clock of the tree. */
function dayIn(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at))
}
