import type { Indicator } from '#protocol/indicators.ts'
import type { ReportCell, WeeklyReport } from '#protocol/weekly-report.ts'
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
  const { indicators, total, organisation } = report
  const { indicator, value, share, change, goal, status } = t.columns
  const onLeave = total.beside.find(({ code }) => code === 'on_leave')
  const under: Record<string, string | undefined> = {
    orgs_active: total.reasons.map((reason) => t.reasons[reason]).join(', '),
    staff_registered: onLeave && t.onLeave(onLeave.count),
  }
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t.summary}</h3>
      <Wide label={t.summaryOf(organisation.shortName)}>
        <table className={cx(styles.table, styles.summary)}>
          <thead>
            <tr>
              {[indicator, value, share, change, goal, status].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {indicators.map((one, at) => {
              const cell = total.cells[at]
              return cell && <Row key={one.code} indicator={one} cell={cell} under={under[one.code]} />
            })}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

function Row({ indicator, cell, under }: { indicator: Indicator; cell: ReportCell; under: string | undefined }) {
  const t = useTexts(reportTexts)
  const language = useLanguage()
  const { value, before, goal, status } = cell
  return (
    <tr>
      <th scope="row">
        {indicator.title[language]}
        {under && <span className={styles.under}>{under}</span>}
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
}
