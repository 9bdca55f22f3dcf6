import type { ReportLine } from '#protocol/weekly-report.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { cx } from '../../ui/cx.ts'
import { indicatorTexts } from '../indicators/texts.ts'
import { countWords, shareWords } from '../indicators/words.ts'
import { columnsOf, type LineColumn, type LinesProps } from './lines-table.tsx'
import { MeasureWords } from './measure-words.tsx'
import { reportTexts } from './texts.ts'
import { movedWords } from './words.ts'
import styles from './line-cards.module.css'

/** On a phone: the name, what is below its goal and what is done about it; the rest at a press. */
export function LineCards({ report, lines, offset }: LinesProps) {
  const columns = columnsOf(report, lines)
  const office = report.offices.length > 0
  return (
    <ul className={styles.cards}>
      {lines.map((line, index) => (
        <li key={line.organisation.id} className={styles.card}>
          <Name line={line} number={offset + index + 1} office={office} />
          <Values line={line} columns={columns} />
          <Measures line={line} />
        </li>
      ))}
    </ul>
  )
}

function Name({ line, number, office }: { line: ReportLine; number: number; office: boolean }) {
  const t = useTexts(reportTexts)
  const { organisation, active, reasons } = line
  return (
    <>
      <p className={styles.name}>
        {formatNumber(number)}. {organisation.shortName}
      </p>
      {office && <p className={styles.quiet}>{organisation.parentShortName}</p>}
      <p>
        {t.columns.profile}: {active ? t.active : <strong>{t.inactive}</strong>}
        {reasons.length > 0 && ` (${reasons.map((reason) => t.reasons[reason]).join(', ')})`}
      </p>
    </>
  )
}

function Values({ line, columns }: { line: ReportLine; columns: readonly LineColumn[] }) {
  const t = useTexts(indicatorTexts).table
  const below = columns.filter(({ at }) => line.cells[at]?.status === 'below')
  const others = columns.filter((column) => !below.includes(column))
  return (
    <>
      {below.length > 0 && <List line={line} columns={below} />}
      {others.length > 0 && (
        <details className={styles.more}>
          <summary>{below.length > 0 ? t.others : t.allOf}</summary>
          <List line={line} columns={others} />
        </details>
      )}
    </>
  )
}

function List({ line, columns }: { line: ReportLine; columns: readonly LineColumn[] }) {
  const t = useTexts(indicatorTexts)
  const language = useLanguage()
  return (
    <dl>
      {columns.map(({ indicator, at }) => {
        const cell = line.cells[at]
        return (
          <div key={indicator.code} className={styles.line}>
            <dt>{indicator.title[language]}</dt>
            {cell ? (
              <dd>
                <span className={cx(cell.status === 'below' && styles.below)}>{shareWords(cell.value)}</span>
                <span className={styles.quiet}>{countWords(cell.value)}</span>
                <span className={styles.quiet}>{movedWords(cell.value, cell.before)}</span>
              </dd>
            ) : (
              <dd className={styles.quiet}>{t.notApplied}</dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}

function Measures({ line: { measures, cells } }: { line: ReportLine }) {
  const t = useTexts(reportTexts)
  if (measures.length === 0 && !cells.some((cell) => cell?.status === 'below')) return null
  return (
    <div className={styles.measures}>
      {measures.map((measure) => (
        <MeasureWords key={measure.code} measure={measure} />
      ))}
      {measures.length === 0 && <p className={styles.quiet}>{t.noMeasure}</p>}
    </div>
  )
}
