import { useState } from 'react'
import { listReports, type ReportRow } from '#protocol/moderation.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded, useLoadedMany } from '../../platform/queries.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconCircleCheck } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { dueWords } from './due.ts'
import { moderationTexts } from './texts.ts'
import styles from './moderation.module.css'

type Shown = 'open' | 'resolved'

/** Reports by deadline; answered ones in the other tab. */
export function ReportsList({ chosen }: { chosen: string | undefined }) {
  const t = useTexts(moderationTexts)
  const [state, setState] = useState<Shown>('open')
  const open = useLoaded(listReports, { state: 'open' }).data?.open
  return (
    <Page title={t.title} back="/people" width="full">
      <Tabs
        label={t.tabs}
        tabs={[
          { id: 'open', label: t.open, ...(open ? { count: open } : {}) },
          { id: 'resolved', label: t.resolved },
        ]}
        selected={state}
        onSelect={setState}
      >
        <Reports key={state} state={state} chosen={chosen} />
      </Tabs>
    </Page>
  )
}

function Reports({ state, chosen }: { state: Shown; chosen: string | undefined }) {
  const t = useTexts(moderationTexts)
  const [cursors, setCursors] = useState<readonly string[]>([])
  const first = useLoaded(listReports, { state })
  const more = useLoadedMany(
    listReports,
    cursors.map((cursor) => ({ state, cursor })),
  )
  const pages = [first.data, ...more.answers]
  const reports = pages.flatMap((page) => page?.reports ?? [])
  const next = pages.at(-1)?.cursor
  if (first.error && !first.data) return <LoadFailed error={first.error} onAgain={() => void first.refetch()} />
  if (!first.data) return <SkeletonRows avatar={40} />
  if (reports.length === 0) {
    return (
      <EmptyState icon={IconCircleCheck} title={state === 'open' ? t.emptyTitle : t.emptyResolved}>
        {state === 'open' && t.emptyText}
      </EmptyState>
    )
  }
  return (
    <>
      {reports.map((report) => (
        <ReportItem key={report.id} report={report} selected={report.id === chosen} />
      ))}
      {next && (
        <div className={styles.more}>
          <Button tone="plain" onClick={() => setCursors([...cursors, next])}>
            {t.more}
          </Button>
        </div>
      )}
    </>
  )
}

function ReportItem({ report, selected }: { report: ReportRow; selected: boolean }) {
  const t = useTexts(moderationTexts)
  const due = dueWords(report.dueAt)
  return (
    <ListRow
      wrap
      leading={<Avatar id={report.about.id} name={report.about.name} />}
      title={t.reasons[report.reason]}
      text={
        <>
          <span className={styles.line}>
            {report.about.fullName} · {report.ofMessage ? t.ofMessage : t.ofPerson}
          </span>
          <span className={styles.line}>{report.organisationName}</span>
          <span className={styles.chips}>
            {report.resolvedAt ? (
              t.answered(formatDayTime(report.resolvedAt))
            ) : (
              <Chip tone={due.late ? 'danger' : 'attention'}>{due.text}</Chip>
            )}
            {report.same > 1 && <Chip>{t.same(report.same)}</Chip>}
          </span>
        </>
      }
      href={`/reports/${report.id}`}
      selected={selected}
    />
  )
}
