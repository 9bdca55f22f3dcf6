import { formatDayTimeIn } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { indicatorTexts } from './texts.ts'
import type { WeekValue } from './weeks.rules.ts'
import { changeWords, countWords, shareWords, weekNumber } from './words.ts'
import styles from './trend.module.css'

interface Props {
  title: string
  /** Oldest first, as the line runs; the table has the newest on top. */
  weeks: readonly WeekValue[]
  timeZone: string
}

/** What the line shows, in words. */
export function WeeksTable({ title, weeks, timeZone }: Props) {
  const t = useTexts(indicatorTexts).weeks
  return (
    // A keyboard scrolls what it can reach.
    <div className={styles.weeks} role="region" aria-label={t.table} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.week}</th>
            <th scope="col">{t.day}</th>
            <th scope="col">{t.share}</th>
            <th scope="col">{t.count}</th>
            <th scope="col">{t.change}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ moment, value }, at) => (
            <tr key={moment.snapshotId ?? 'now'}>
              <th scope="row">{weekNumber(moment.week)}</th>
              <td>{moment.kind === 'live' ? t.now : formatDayTimeIn(moment.at, timeZone)}</td>
              <td>{shareWords(value)}</td>
              <td>{countWords(value)}</td>
              <td>{changeWords(value, weeks[weeks.length - 2 - at]?.value, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
