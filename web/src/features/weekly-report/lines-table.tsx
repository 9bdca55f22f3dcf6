import type { Indicator } from '#protocol/indicators.ts'
import type { ReportCell, ReportLine, WeeklyReport } from '#protocol/weekly-report.ts'
import { formatDayTimeIn } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { MeasureWords } from './measure-words.tsx'
import { reportTexts } from './texts.ts'
import { ValueCell } from './value-cell.tsx'
import { Wide } from './wide.tsx'
import styles from './report.module.css'

export interface LinesProps {
  report: WeeklyReport
  lines: readonly ReportLine[]
  /** How many stand before them. */
  offset: number
}

/** One line for each organisation. Its profile stands in one column, not in two indicators. */
export function LinesTable({ report, lines, offset }: LinesProps) {
  const t = useTexts(reportTexts)
  const language = useLanguage()
  const columns = columnsOf(report, lines)
  return (
    <Wide label={t.lines}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.columns.number}</th>
            <th scope="col">{t.columns.organisation}</th>
            <th scope="col">{t.columns.profile}</th>
            {columns.map(({ indicator }) => (
              <th key={indicator.code} scope="col">
                {indicator.title[language]}
              </th>
            ))}
            <th scope="col">{t.columns.measure}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Line
              key={line.organisation.id}
              line={line}
              number={offset + index + 1}
              columns={columns}
              office={report.offices.length > 0}
            />
          ))}
        </tbody>
        <PageFoot report={report} columns={columns.length + 4} />
      </table>
    </Wide>
  )
}

export type LineColumn = { indicator: Indicator; at: number }

/** What applies to any of the lines and is known of anybody: a column of «no data» would only make the others narrow. */
export function columnsOf({ indicators, total }: WeeklyReport, lines: readonly ReportLine[]): LineColumn[] {
  return indicators
    .map((indicator, at) => ({ indicator, at }))
    .filter(({ indicator, at }) => indicator.unit !== 'organisation' && lines.some(({ cells }) => cells[at]))
    .filter(({ at }) => isKnown(total.cells[at]))
}

/** Anybody at all: the totals say what is known of nobody. */
export function isKnown(cell: ReportCell | null | undefined): boolean {
  return cell !== null && cell !== undefined && (cell.value.hidden || cell.value.denominator > 0)
}

/** On each sheet of paper: of which instant it is and what it can be checked by, should the sheets be parted. */
function PageFoot({ report, columns }: { report: WeeklyReport; columns: number }) {
  const t = useTexts(reportTexts)
  const { cutOffAt, timeZone, anchor } = report.snapshot
  return (
    <tfoot className={styles.pageFoot}>
      <tr>
        <td colSpan={columns}>
          {t.cutOff(formatDayTimeIn(cutOffAt, timeZone))}
          {anchor && `. ${t.anchor}: ${anchor.number}:${anchor.hash}`}
        </td>
      </tr>
    </tfoot>
  )
}

interface LineProps {
  line: ReportLine
  number: number
  columns: readonly LineColumn[]
  /** Which office it belongs to is worth saying: there are several. */
  office: boolean
}

function Line({ line, number, columns, office }: LineProps) {
  const t = useTexts(reportTexts)
  const { organisation, active, reasons, cells, measures } = line
  return (
    <tr>
      <td className={styles.order}>{number}</td>
      <th scope="row">
        {organisation.shortName}
        {office && <span className={styles.under}>{organisation.parentShortName}</span>}
      </th>
      <td>
        {active ? t.active : <strong>{t.inactive}</strong>}
        {reasons.length > 0 && (
          <span className={styles.under}>{reasons.map((reason) => t.reasons[reason]).join(', ')}</span>
        )}
      </td>
      {columns.map(({ indicator, at }) => (
        <ValueCell key={indicator.code} cell={cells[at] ?? null} />
      ))}
      <td className={styles.measure}>
        {measures.map((measure) => (
          <MeasureWords key={measure.code} measure={measure} />
        ))}
        {measures.length === 0 && cells.some((cell) => cell?.status === 'below') && (
          <span className={styles.none}>{t.noMeasure}</span>
        )}
      </td>
    </tr>
  )
}
