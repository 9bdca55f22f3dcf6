import type { WeeklyReport } from '#protocol/weekly-report.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { isKnown } from './lines-table.tsx'
import { reportTexts } from './texts.ts'
import { ValueCell } from './value-cell.tsx'
import { Wide } from './wide.tsx'
import styles from './report.module.css'

/** The sums of each office below, those who lag first. */
export function OfficesTable({ report }: { report: WeeklyReport }) {
  const t = useTexts(reportTexts)
  const language = useLanguage()
  const { indicators, offices, total } = report
  const columns = indicators.map((indicator, at) => ({ indicator, at })).filter(({ at }) => isKnown(total.cells[at]))
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t.offices}</h3>
      <Wide label={t.offices}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t.columns.office}</th>
              <th scope="col">{t.columns.organisations}</th>
              {columns.map(({ indicator }) => (
                <th key={indicator.code} scope="col">
                  {indicator.title[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {offices.map(({ organisation, organisations, lagging, cells }) => (
              <tr key={organisation.id}>
                <th scope="row">{organisation.shortName}</th>
                <td>
                  {organisations}
                  {lagging > 0 && <span className={styles.under}>{t.lagging(lagging, organisations)}</span>}
                </td>
                {columns.map(({ indicator, at }) => (
                  <ValueCell key={indicator.code} cell={cells[at] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}
