import { useRef } from 'react'
import { reportLinesFirst, type WeeklyReport } from '#protocol/weekly-report.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { isFree } from '../indicators/choice.ts'
import { OrganisationFilters } from '../indicators/organisation-filters.tsx'
import { Nothing } from '../indicators/organisations-view.tsx'
import { Pages } from '../indicators/pages.tsx'
import { useNarrow } from '../indicators/use-narrow.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { chosenWords, orderWords, type Titles } from './chosen-words.ts'
import { LineCards } from './line-cards.tsx'
import { LinesTable } from './lines-table.tsx'
import { Sheet } from './paper-desk.tsx'
import { reportTexts } from './texts.ts'
import type { Lines } from './use-lines.ts'
import styles from './report.module.css'

/** One line for each organisation: searched, chosen and ordered as in the table of indicators, a page at a time. */
export function LinesPart({ report, list }: { report: WeeklyReport; list: Lines }) {
  const t = useTexts(reportTexts)
  const language = useLanguage()
  const narrow = useNarrow()
  const top = useRef<HTMLDivElement>(null)
  const { choice, choose, lines, offset, total, onPaper } = list
  const named = report.indicators.map((one) => ({
    ...one,
    ...{ title: one.title[language], explanation: one.explanation[language] },
  }))
  const titles: Titles = new Map(named.map(({ code, title }) => [code, title]))
  return (
    <>
      <div ref={top} className={styles.tools}>
        <OrganisationFilters indicators={named} choice={choice} onChoose={choose} kind={report.organisation.kind} />
      </div>
      <Sheet paper="landscape">
        <section>
          <h3 className={styles.heading}>
            {t.lines}: {orderWords(choice, titles)}
          </h3>
          {!isFree(choice) && (
            <p className={styles.chosen} role="status">
              {t.chosen(formatNumber(total), formatNumber(report.linesTotal), chosenWords(choice, titles))}
            </p>
          )}
          {!lines && (list.error ? <LoadFailed error={list.error} onAgain={list.again} /> : <SkeletonRows rows={8} />)}
          {lines && total === 0 && <Nothing lagging={choice.lagging !== ''} onChoose={choose} />}
          {lines &&
            total > 0 &&
            (narrow && !onPaper ? (
              <LineCards report={report} lines={lines} offset={offset} />
            ) : (
              <LinesTable report={report} lines={lines} offset={offset} />
            ))}
          {lines && lines.length > 0 && lines.length < total && (
            <p className={styles.small}>
              {t.shown(formatNumber(offset + 1), formatNumber(offset + lines.length), formatNumber(total))}
            </p>
          )}
        </section>
      </Sheet>
      <Pages total={total} size={reportLinesFirst} page={choice.page} onPage={turn} />
    </>
  )

  function turn(page: number) {
    choose({ page })
    top.current?.scrollIntoView()
  }
}
