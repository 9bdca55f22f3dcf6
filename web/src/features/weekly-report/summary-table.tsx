import type { WeeklyReport } from '#protocol/weekly-report.ts'
import { formatCalendarDay, formatPercent } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { cx } from '../../ui/cx.ts'
import { countWords, shareWords } from '../indicators/words.ts'
import { reportTexts } from './texts.ts'
import { movedWords } from './words.ts'
import { Wide } from './wide.tsx'
import styles from './report.module.css'

/** Each indicator of the organisation, or of all below the office. */
export function SummaryTable({ report }: { report: WeeklyReport }) {
  const t = useTexts(reportTexts)
  const language = useLanguage()
  const { indicators, total, organisation } = report
  const reasons = total.reasons.map((reason) => t.reasons[reason]).join(', ')
  const onLeave = total.beside.find(({ code }) => code === 'on_leave')
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t.summary}</h3>
      <Wide label={t.summaryOf(organisation.shortName)}>
        <table className={cx(styles.table, styles.summary)}>
          <thead>
            <tr>
              <th scope="col">{t.columns.indicator}</th>
              <th scope="col">{t.columns.value}</th>
              <th scope="col">{t.columns.share}</th>
              <th scope="col">{t.columns.change}</th>
              <th scope="col">{t.columns.goal}</th>
              <th scope="col">{t.columns.status}</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map(({ code, title }, at) => {
              const cell = total.cells[at]
              if (!cell) return null
              const { value, before, goal, status } = cell
              return (
                <tr key={code}>
                  <th scope="row">
                    {title[language]}
                    {code === 'orgs_active' && reasons && <span className={styles.under}>{reasons}</span>}
                    {code === 'staff_registered' && onLeave && (
                      <span className={styles.under}>{t.onLeave(onLeave.count)}</span>
                    )}
                  </th>
                  <td className={styles.number}>{countWords(value)}</td>
                  <td className={styles.number}>{shareWords(value)}</td>
                  <td className={styles.number}>{movedWords(value, before)}</td>
                  <td className={styles.number}>
                    {goal && t.goal(formatPercent(goal.percent / 100), formatCalendarDay(goal.due))}
                  </td>
                  <td className={cx(status === 'below' && styles.below)}>{t.statuses[status]}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}
