import type { WeeklyReport } from '#protocol/weekly-report.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { reportTexts } from './texts.ts'
import styles from './report.module.css'

/** What to ask about before believing the numbers. */
export function NotesList({ report }: { report: WeeklyReport }) {
  const t = useTexts(reportTexts)
  const language = useLanguage()
  const titles = new Map(report.indicators.map(({ code, title }) => [code, title[language]]))
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t.notes}</h3>
      <ul className={styles.notes}>
        {report.notes.map(({ code, organisation, of, from, to, by, document }) => (
          <li key={`${code} ${organisation?.id} ${of}`}>
            {organisation?.shortName ?? titles.get(of)}: {t.noted[code](from ?? 0, to ?? 0)}
            {(by || document) && ` (${[document, by].filter(Boolean).join('; ')})`}
          </li>
        ))}
      </ul>
    </section>
  )
}
