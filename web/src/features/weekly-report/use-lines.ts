import { useDeferredValue, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { InputOf } from '#protocol/contract.ts'
import {
  reportLines,
  reportLinesFirst,
  reportLinesMax,
  type ReportLine,
  type WeeklyReport,
} from '#protocol/weekly-report.ts'
import { call } from '../../platform/api/call.ts'
import { useLoaded } from '../../platform/queries.ts'
import { isFree, wantedOf, type Choice } from '../indicators/choice.ts'
import { useChoice } from '../indicators/use-choice.ts'
import { attempt } from '../people/acting.ts'
import { reportAddress } from './addresses.ts'

type Which = { organisationId: string; snapshotId?: string }

/** The organisations of a report that are seen, and how they are looked for. */
export interface Lines {
  choice: Choice
  choose: (change: Partial<Choice>) => void
  /** `undefined`: on their way. */
  lines: readonly ReportLine[] | undefined
  /** Of how many lines before them in the same order. */
  offset: number
  /** How many fit what is looked for. */
  total: number
  error: unknown
  again: () => void
  /** Everybody that fits is fetched, then printed; the page alone is what a browser's own «print» takes. */
  print: () => Promise<void>
  printing: boolean
  /** They are as they come out of the printer: everybody, whatever the screen. */
  onPaper: boolean
}

export function useLines(which: Which, report: WeeklyReport | null | undefined): Lines {
  const { organisationId, snapshotId } = which
  const [choice, choose] = useChoice((chosen) => reportAddress(organisationId, snapshotId, chosen))
  const text = useDeferredValue(choice.text).trim()
  const asked = { ...which, ...wantedOf({ ...choice, text }) }
  const offset = choice.page * reportLinesFirst
  // The report brings them along.
  const first = isFree({ ...choice, text }) && !choice.order && offset === 0
  const page = useLoaded(
    reportLines,
    { ...asked, offset, limit: reportLinesFirst },
    { enabled: Boolean(report) && !first, keepLast: true },
  )
  const found = first ? report && { lines: report.lines, total: report.linesTotal } : page.data
  const [all, setAll] = useState<readonly ReportLine[]>()
  const [printing, setPrinting] = useState(false)
  const total = found?.total ?? 0
  useEffect(() => {
    // A page of a longer list may be beyond the end of a shorter one.
    if (found && choice.page > 0 && offset >= total) choose({ page: 0 })
    // oxlint-disable-next-line react/exhaustive-deps -- only a new answer can show it
  }, [found])
  return {
    ...{ choice, choose, total, printing, print },
    lines: all ?? found?.lines,
    offset: all && all.length === total ? 0 : offset,
    onPaper: all !== undefined,
    error: found ? null : page.error,
    again: () => void page.refetch(),
  }

  async function print() {
    setPrinting(true)
    const everybody = found && found.lines.length < total ? await attempt(() => allOf(asked)) : found?.lines
    setPrinting(false)
    if (!everybody) return
    flushSync(() => setAll(everybody))
    addEventListener('afterprint', () => setAll(undefined), { once: true })
    window.print()
  }
}

async function allOf(asked: InputOf<typeof reportLines>): Promise<ReportLine[]> {
  const lines: ReportLine[] = []
  for (;;) {
    const next = await call(reportLines, { ...asked, offset: lines.length, limit: reportLinesMax })
    lines.push(...next.lines)
    if (next.lines.length === 0 || lines.length >= next.total) return lines
  }
}
