import { useSearch } from 'wouter'
import { listMeasures, measuresPageMax, type Measure } from '#protocol/measures.ts'
import { calendarDay, formatCalendarDay, formatDay } from '../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { useLoadedMany } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconReport } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { shareWords } from '../indicators/words.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { measuresAddress, protocolAddress } from '../weekly-report/addresses.ts'
import { PaperDesk, Sheet } from '../weekly-report/paper-desk.tsx'
import paper from '../weekly-report/report.module.css'
import { Signed } from '../weekly-report/signed.tsx'
import { weekAfter, weekNumber, weekOf } from '../weekly-report/weeks.ts'
import { Wide } from '../weekly-report/wide.tsx'
import { measureTexts } from './texts.ts'

/** `/stats/…/protocol?week=2026-W48`: what was decided in a week, and what is overdue from before, to be signed. */
export function ProtocolPage({ params }: PageProps) {
  const t = useTexts(measureTexts).protocol
  const organisationId = params['organisationId'] ?? ''
  const asked = new URLSearchParams(useSearch()).get('week') ?? ''
  const week = /^\d{4}-W\d\d$/.test(asked) ? asked : weekOf(calendarDay())
  const common = { organisationId, limit: measuresPageMax }
  const { answers, failed } = useLoadedMany(listMeasures, [
    { ...common, state: 'open', week },
    { ...common, state: 'done', week },
    { ...common, state: 'overdue' },
  ])
  const known = answers.every(Boolean)
  const measures = unique(answers.flatMap((answer) => answer?.measures ?? []))
  const all = answers.reduce((sum, answer) => sum + (answer?.total ?? 0), 0)
  const got = answers.reduce((sum, answer) => sum + (answer?.measures.length ?? 0), 0)
  const turn = (by: number, label: string) => (
    <ButtonLink size="s" tone="plain" href={protocolAddress(organisationId, weekAfter(week, by))}>
      {label}
    </ButtonLink>
  )
  return (
    <PaperDesk
      title={t.title(weekNumber(week))}
      back={measuresAddress(organisationId)}
      actions={
        <>
          {turn(-1, t.before)}
          {turn(1, t.after)}
        </>
      }
      instead={failed ? <LoadFailed onAgain={() => window.location.reload()} /> : known ? undefined : <SkeletonRows />}
    >
      <Sheet paper="landscape">
        <h2 className={paper.title}>
          {answers[0]?.organisation.shortName}. {t.title(weekNumber(week))}
        </h2>
        <p>{t.heading}</p>
        {measures.length === 0 ? (
          <EmptyState icon={IconReport} title={t.none}>
            {t.noneText}
          </EmptyState>
        ) : (
          <MeasuresTable measures={measures} week={week} under={answers[0]?.organisation.shortName ?? ''} />
        )}
        {got < all && <p className={paper.small}>{t.first(got, all)}</p>}
        <Signed />
      </Sheet>
    </PaperDesk>
  )
}

interface TableProps {
  measures: readonly Measure[]
  week: string
  /** Whose protocol it is. */
  under: string
}

function MeasuresTable({ measures, week, under }: TableProps) {
  const t = useTexts(measureTexts)
  const { columns } = t.protocol
  return (
    <Wide label={t.protocol.heading}>
      <table className={paper.table}>
        <thead>
          <tr>
            {Object.entries(columns).map(([key, title]) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure, index) => (
            <Row key={measure.id} measure={measure} number={index + 1} old={measure.week !== week} under={under} />
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

interface RowProps {
  measure: Measure
  number: number
  old: boolean
  under: string
}

function Row({ measure, number, old, under }: RowProps) {
  const t = useTexts(measureTexts)
  const language = useLanguage()
  const { organisation, title, before, after, moved, decision, owner, due, firstDue, doneAt, overdue } = measure
  return (
    <tr>
      <td className={paper.order}>{number}</td>
      <th scope="row">
        {organisation.shortName}
        {organisation.parentShortName !== under && organisation.shortName !== under && (
          <span className={paper.under}>{organisation.parentShortName}</span>
        )}
        {old && <span className={paper.under}>{t.protocol.old}</span>}
      </th>
      <td>{title[language]}</td>
      <td>{shareWords(before)}</td>
      <td className={paper.after}>
        {after.map(({ week, value }) => `${weekNumber(week)}:\u00a0${shareWords(value)}`).join(', ')}
        <span className={paper.under}>{t.moved[moved]}</span>
      </td>
      <td>{decision}</td>
      <td>{owner}</td>
      <td>
        {formatCalendarDay(due)}
        {firstDue && <span className={paper.under}>{t.putOff(formatCalendarDay(firstDue))}</span>}
      </td>
      <td>
        {overdue && <strong>{t.overdue}</strong>}
        {doneAt && t.doneOn(formatDay(doneAt))}
        {doneAt && (
          <span className={paper.under}>
            {measure.result} {measure.evidence}
          </span>
        )}
      </td>
    </tr>
  )
}

function unique(measures: readonly Measure[]): Measure[] {
  return [...new Map(measures.map((measure) => [measure.id, measure])).values()]
}
