import type { WeeklyReport } from '#protocol/weekly-report.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { MeasureWords } from './measure-words.tsx'
import { reportTexts } from './texts.ts'
import styles from './report.module.css'

/** What one organisation does about its gaps; of many it stands in their table. */
export function MeasuresList({ report }: { report: WeeklyReport }) {
  const t = useTexts(reportTexts)
  const language = useLanguage()
  const titles = new Map(report.indicators.map(({ code, title }) => [code, title[language]]))
  const measures = report.total.measures
  if (measures.length === 0) return null
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t.linkMeasures}</h3>
      <ul className={styles.notes}>
        {measures.map((measure) => (
          <li key={measure.code}>
            {titles.get(measure.code)}
            <MeasureWords measure={measure} />
          </li>
        ))}
      </ul>
    </section>
  )
}
