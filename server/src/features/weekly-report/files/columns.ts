import type { Locale } from '#protocol/accounts.ts'
import type { ReportCell, ReportLine, ReportMeasure, WeeklyReport } from '#protocol/weekly-report.ts'
import { shareOf } from '#server/features/measures/exports.rules.ts'
import { dayIn } from '#server/features/organisations/exports.rules.ts'
import { day, empty, number, points, share, text, type Cell, type Column } from './cells.rules.ts'
import type { Words } from './words.ts'

/** A report that is being written in a language. */
export type Made = { report: WeeklyReport; locale: Locale; w: Words }

/** What stands beside the numbers of an organisation, in the order of its columns. */
export const besideCodes = ['on_leave', 'shared_device', 'empty_classes'] as const

export function titled(...columns: (readonly [title: string, width: number])[]): Column[] {
  return columns.map(([title, width]) => ({ title, width }))
}

export function indicatorColumns({ report, locale, w }: Made): Column[] {
  const c = w.columns
  const parts = [c.done, c.all, c.share, c.change, c.goal, c.status]
  return report.indicators.flatMap(({ title }) =>
    parts.map((part) => ({ title: `${title[locale]}: ${part}`, width: 14 })),
  )
}

export function indicatorCells(cell: ReportCell | null, w: Words, withDue = false): Cell[] {
  const nothing = (why: string) => [text(why), empty, empty, empty, empty, ...(withDue ? [empty] : []), empty]
  if (!cell) return nothing(w.notApplied)
  const { value, before, goal, status } = cell
  if (value.hidden) return nothing(w.hidden)
  if (value.denominator === 0) return nothing(w.noData)
  const compared = before && !before.hidden && before.denominator > 0
  return [
    ...[number(value.numerator), number(value.denominator), share(shareOf(value))],
    compared ? points(Math.round((shareOf(value) - shareOf(before)) * 1000) / 10) : empty,
    goal ? share(goal.percent / 100) : empty,
    ...(withDue ? [goal ? day(goal.due) : empty] : []),
    text(w.statuses[status]),
  ]
}

export function measureColumns({ columns: c }: Words): Column[] {
  return titled([c.measure, 50], [c.owner, 30], [c.measureDue, 12], [c.measureDone, 12], [c.evidence, 40])
}

export function measureCells(measure: ReportMeasure | undefined, { snapshot }: WeeklyReport): Cell[] {
  if (!measure) return [empty, empty, empty, empty, empty]
  const { decision, owner, due, doneAt, evidence } = measure
  const done = doneAt ? day(dayIn(snapshot.timeZone, new Date(doneAt))) : empty
  return [text(decision), text(owner), day(due), done, text(evidence)]
}

export function besideOf({ beside }: ReportLine, code: string): number {
  return beside.find((one) => one.code === code)?.count ?? 0
}
