import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded, useRefreshOn } from '../../platform/queries.ts'
import { getReport, listReports, reportsChanged } from '#protocol/moderation.ts'
import type { PageProps } from '../../routes.tsx'
import { Panes } from '../../shell/panes.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconFlag } from '../../ui/icons.tsx'
import { ReportsList } from './reports-list.tsx'
import { ReportPane } from './report-pane.tsx'
import { moderationTexts } from './texts.ts'
import styles from './moderation.module.css'

/** `/reports` and `/reports/…`: the queue, and the report that was opened. */
export function ReportsPage({ params }: PageProps) {
  const t = useTexts(moderationTexts)
  const reportId = params['reportId']
  const none = useLoaded(listReports, { state: 'open' }).data?.open === 0
  useRefreshOn([reportsChanged], [listReports, getReport])
  return (
    <Panes
      show={reportId ? 'main' : 'list'}
      listLabel={t.title}
      list={<ReportsList chosen={reportId} />}
      main={
        reportId ? (
          <ReportPane key={reportId} reportId={reportId} />
        ) : none ? null : (
          <div className={styles.nothing}>
            <EmptyState icon={IconFlag} title={t.chooseTitle}>
              {t.chooseText}
            </EmptyState>
          </div>
        )
      }
    />
  )
}
