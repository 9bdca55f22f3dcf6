import type { ReportMeasure } from '#protocol/weekly-report.ts'
import { formatCalendarDay, formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { reportTexts } from './texts.ts'
import styles from './report.module.css'

/** What is done, by whom and until when, in a few words. */
export function MeasureWords({ measure }: { measure: ReportMeasure }) {
  const t = useTexts(reportTexts)
  const { decision, owner, due, doneAt, evidence, overdue } = measure
  return (
    <p>
      {decision}
      <span className={styles.under}>
        {t.due(owner, formatCalendarDay(due))}
        {overdue && (
          <>
            {', '}
            <strong>{t.overdue}</strong>
          </>
        )}
        {doneAt && `, ${t.done(formatDay(doneAt))}`}
        {evidence && `, ${t.evidence(evidence)}`}
      </span>
    </p>
  )
}
