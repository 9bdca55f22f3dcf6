import type { WeeklyReport } from '#protocol/weekly-report.ts'
import { formatDayTimeIn } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { LinesPart } from './lines-part.tsx'
import { MeasuresList } from './measures-list.tsx'
import { NotesList } from './notes-list.tsx'
import { OfficesTable } from './offices-table.tsx'
import { Sheet } from './paper-desk.tsx'
import { Signed } from './signed.tsx'
import { SummaryTable } from './summary-table.tsx'
import { reportTexts } from './texts.ts'
import type { Lines } from './use-lines.ts'
import { weekNumber } from './weeks.ts'
import styles from './report.module.css'

/** What comes out of the printer: whose week, its sums, each organisation, what is doubtful, and what it can be checked by. */
export function ReportPaper({ report, list }: { report: WeeklyReport; list: Lines }) {
  const { offices, lines, linesTotal, notes, organisation } = report
  const many = linesTotal > 1 || (lines[0] !== undefined && lines[0].organisation.id !== organisation.id)
  const end = (
    <>
      {notes.length > 0 && <NotesList report={report} />}
      <Foot report={report} />
    </>
  )
  return (
    <>
      <Sheet paper="landscape">
        <Head report={report} />
        <SummaryTable report={report} />
        {offices.length > 0 && <OfficesTable report={report} />}
        {!many && <MeasuresList report={report} />}
        {!many && end}
      </Sheet>
      {many && <LinesPart report={report} list={list} />}
      {many && <Sheet paper="landscape">{end}</Sheet>}
    </>
  )
}

function Head({ report }: { report: WeeklyReport }) {
  const t = useTexts(reportTexts)
  const { snapshot, before, total, organisation, territory, measures } = report
  const { open, overdue, done } = measures
  return (
    <header className={styles.head}>
      {territory !== organisation.shortName && <p>{territory}</p>}
      <h2 className={styles.title}>
        {organisation.shortName}. {t.title(weekNumber(snapshot.week))}
      </h2>
      <p>
        {t.cutOff(formatDayTimeIn(snapshot.cutOffAt, snapshot.timeZone))} ({snapshot.organisationShortName})
      </p>
      {snapshot.kind === 'interim' && <p className={styles.interim}>{t.interim}</p>}
      <p className={styles.facts}>
        {total.active === null && <span>{t.covered(total.listed, total.organisations)}</span>}
        {total.active === null && <span>{t.lagging(total.lagging, total.organisations)}</span>}
        <span>{t.measures(open, overdue, done)}</span>
      </p>
      <p className={styles.small}>{before ? t.compared(weekNumber(before.week)) : t.notCompared}</p>
    </header>
  )
}

function Foot({ report }: { report: WeeklyReport }) {
  const t = useTexts(reportTexts)
  const { hash, anchor } = report.snapshot
  return (
    <footer className={styles.foot}>
      <p>{t.made}</p>
      <p className={styles.proof}>
        {t.hash}: {hash}
      </p>
      {anchor && (
        <p className={styles.proof}>
          {t.anchor}: {anchor.number}:{anchor.hash}
        </p>
      )}
      <Signed />
    </footer>
  )
}
