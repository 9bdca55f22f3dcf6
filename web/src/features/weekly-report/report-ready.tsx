import { useEffect } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { readyReport, reportReady, seeReport, type WeeklyReport } from '#protocol/weekly-report.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded, useRefreshOn } from '../../platform/queries.ts'
import { IconReport } from '../../ui/icons.tsx'
import { setPlaceCount } from '../../shell/places.ts'
import { toast } from '../../ui/toast.ts'
import { attempt } from '../people/acting.ts'
import { reportAddress } from './addresses.ts'
import { reportTexts } from './texts.ts'
import { weekNumber } from './weeks.ts'

/** Said once and for so long; the number on the place stays until the report is opened. */
const saidForMs = 12_000
const said = new Set<string>()

/** «Отчёт за неделю 47 готов»: a number on the place until it is opened, and a word when it is new to this page. Draws nothing itself. */
export function ReportReady() {
  const t = useTexts(reportTexts)
  const ready = useLoaded(readyReport, {}).data?.report
  useRefreshOn([reportReady], [readyReport])
  useEffect(() => {
    setPlaceCount('reports', ready ? 1 : 0)
    if (!ready || said.has(ready.snapshotId) || location.pathname === reportAddress(ready.organisation.id)) return
    said.add(ready.snapshotId)
    toast({
      text: t.ready(weekNumber(ready.week)),
      icon: IconReport,
      durationMs: saidForMs,
      action: { label: t.open, run: () => navigate(reportAddress(ready.organisation.id)) },
    })
    // oxlint-disable-next-line react/exhaustive-deps -- the same report fetched again is not told again
  }, [ready?.snapshotId, t])
  return null
}

/** Whoever has it before the eyes is not told of it any more. */
export function useSeen(snapshot: WeeklyReport['snapshot'] | undefined): void {
  const id = snapshot?.kind === 'friday' ? snapshot.id : undefined
  useEffect(() => {
    if (!id) return
    void attempt(() => call(seeReport, { snapshotId: id })).then(() => refresh(readyReport))
  }, [id])
}
