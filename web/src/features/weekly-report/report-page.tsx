import { useSearch } from 'wouter'
import { getReport } from '#protocol/weekly-report.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import type { PageProps } from '../../routes.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconReport } from '../../ui/icons.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { statsAddress } from '../indicators/choice.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { DownloadButtons } from './download-buttons.tsx'
import { PaperDesk } from './paper-desk.tsx'
import { ReportPaper } from './report-paper.tsx'
import { useSeen } from './report-ready.tsx'
import { reportTexts } from './texts.ts'
import { useLines } from './use-lines.ts'
import { weekNumber } from './weeks.ts'

/** `/stats/…/report` (`?snapshot=…` for an older one): what Friday has shown, as it is printed and signed. */
export function ReportPage({ params }: PageProps) {
  const t = useTexts(reportTexts)
  const organisationId = params['organisationId'] ?? ''
  const snapshotId = new URLSearchParams(useSearch()).get('snapshot')
  const which = { organisationId, ...(snapshotId ? { snapshotId } : {}) }
  const { data, error, refetch } = useLoaded(getReport, which)
  const report = data?.report
  const list = useLines(which, report)
  useSeen(report?.snapshot)
  const back = statsAddress(organisationId)
  const title = report ? t.title(weekNumber(report.snapshot.week)) : t.pageTitle
  return (
    <PaperDesk
      title={title}
      back={back}
      actions={report && <DownloadButtons which={which} />}
      onPrint={() => void list.print()}
      busy={list.printing}
      instead={
        data?.report === null ? (
          <EmptyState icon={IconReport} title={t.none} actions={<ButtonLink href={back}>{t.toStats}</ButtonLink>}>
            {t.noneText}
          </EmptyState>
        ) : !report ? (
          error ? (
            <LoadFailed error={error} onAgain={() => void refetch()} />
          ) : (
            <SkeletonRows rows={8} />
          )
        ) : undefined
      }
    >
      {report && <ReportPaper report={report} list={list} />}
    </PaperDesk>
  )
}
