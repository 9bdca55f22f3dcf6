import type { Locale } from '#protocol/accounts.ts'
import type { WeeklyReport } from '#protocol/weekly-report.ts'
import { shareOf } from '#server/features/measures/exports.rules.ts'
import { shownInstant } from '../instant.rules.ts'
import { empty, number, share, text, type Cell, type Sheet } from './cells.rules.ts'
import {
  besideCodes,
  besideOf,
  indicatorCells,
  indicatorColumns,
  measureCells,
  measureColumns,
  titled,
  type Made,
} from './columns.ts'
import { words } from './words.ts'

/** The report as sheets, the level of the reader first: totals, offices, organisations, measures, notes. */
export function sheetsOf(report: WeeklyReport, locale: Locale): Sheet[] {
  const made = { report, locale, w: words[locale] }
  const sheets = [
    totalsSheet(made),
    officesSheet(made),
    organisationsSheet(made),
    measuresSheet(made),
    notesSheet(made),
  ]
  return sheets.filter(({ rows }) => rows.length > 0)
}

function organisationsSheet({ report, locale, w }: Made): Sheet {
  const columns = [
    ...titled([w.columns.office, 28], [w.columns.organisation, 34], [w.columns.kind, 18], [w.columns.id, 38]),
    ...titled([w.columns.active, 12], [w.columns.reasons, 34]),
    ...indicatorColumns({ report, locale, w }),
    ...titled([w.columns.onLeave, 14], [w.columns.shared, 14], [w.columns.emptyClasses, 14]),
    ...measureColumns(w),
    ...titled([w.columns.more, 10]),
  ]
  const rows = report.lines.map((line) => [
    ...[text(line.organisation.parentShortName), text(line.organisation.shortName)],
    ...[text(w.kinds[line.organisation.kind]), text(line.organisation.id)],
    ...[text(line.active ? w.yes : w.no), text(line.reasons.map((reason) => w.reasons[reason]).join(', '))],
    ...line.cells.flatMap((cell) => indicatorCells(cell, w)),
    ...besideCodes.map((code) => number(besideOf(line, code))),
    ...measureCells(line.measures[0], report),
    line.measures.length > 1 ? number(line.measures.length - 1) : empty,
  ])
  return { name: w.sheets.organisations, above: aboveOf({ report, locale, w }), columns, rows, filtered: true }
}

/** Which week, of whom, cut off when, and of how many organisations anything is known. */
function aboveOf({ report, locale, w }: Made): string {
  const { snapshot, total, territory } = report
  return [
    w.report(snapshot.week),
    territory,
    w.cutOff(shownInstant(new Date(snapshot.cutOffAt), snapshot.timeZone, locale), snapshot.timeZone),
    ...(snapshot.kind === 'interim' ? [w.interim] : []),
    w.covered(total.listed, total.organisations),
  ]
    .filter(Boolean)
    .join(' · ')
}

function totalsSheet(made: Made): Sheet {
  const { report, w, locale } = made
  const { snapshot, total, before } = report
  const c = w.columns
  const columns = titled(
    ...([
      [c.indicator, 44],
      [c.done, 12],
      [c.all, 12],
      [c.share, 10],
      [c.before, 14],
      [c.change, 14],
    ] as const),
    ...([
      [c.goal, 10],
      [c.due, 12],
      [c.status, 18],
    ] as const),
  )
  const rows: Cell[][] = report.indicators.map(({ title }, at) => {
    const cell = total.cells[at] ?? null
    const former = cell?.before && !cell.before.hidden && cell.before.denominator > 0
    const [done, all, part, change, goal, due, status] = indicatorCells(cell, w, true)
    return [
      text(title[locale]),
      done!,
      all!,
      part!,
      former ? share(shareOf(cell.before!)) : empty,
      change!,
      goal!,
      due!,
      status!,
    ]
  })
  const said = (title: string, value: string) => [text(title), text(value)]
  rows.push(
    [],
    said(c.lagging, w.covered(total.lagging, total.organisations)),
    said(w.hash, snapshot.hash),
    ...(snapshot.anchor ? [said(w.anchor, `${snapshot.anchor.number}:${snapshot.anchor.hash}`)] : []),
    [text(before ? w.comparedWith(before.week) : w.notCompared)],
  )
  return { name: w.sheets.total, above: aboveOf(made), columns, rows, filtered: false }
}

function officesSheet(made: Made): Sheet {
  const { report, w } = made
  const c = w.columns
  const columns = [
    ...titled([c.office, 34], [c.id, 38], [c.organisations, 14], [c.listed, 14], [c.lagging, 14]),
    ...indicatorColumns(made),
  ]
  const rows = report.offices.map((line) => [
    ...[text(line.organisation.shortName), text(line.organisation.id)],
    ...[number(line.organisations), number(line.listed), number(line.lagging)],
    ...line.cells.flatMap((cell) => indicatorCells(cell, w)),
  ])
  return { name: w.sheets.offices, above: aboveOf(made), columns, rows, filtered: true }
}

function measuresSheet(made: Made): Sheet {
  const { report, w, locale } = made
  const titles = new Map(report.indicators.map(({ code, title }) => [code, title[locale]]))
  const c = w.columns
  const columns = [
    ...titled([c.office, 28], [c.organisation, 34], [c.indicator, 34]),
    ...measureColumns(w),
    ...titled([c.overdue, 12]),
  ]
  const rows = report.lines.flatMap(({ organisation, measures }) =>
    measures.map((measure) => [
      ...[text(organisation.parentShortName), text(organisation.shortName)],
      text(titles.get(measure.code) ?? measure.code),
      ...measureCells(measure, report),
      text(measure.overdue ? w.yes : w.no),
    ]),
  )
  return { name: w.sheets.measures, above: aboveOf(made), columns, rows, filtered: true }
}

function notesSheet(made: Made): Sheet {
  const { report, w, locale } = made
  const titles = new Map(report.indicators.map(({ code, title }) => [code, title[locale]]))
  const c = w.columns
  const columns = titled(
    [c.organisation, 34],
    [c.note, 60],
    [c.noteFrom, 10],
    [c.noteTo, 10],
    [c.noteBy, 34],
    [c.noteDocument, 40],
  )
  const rows = report.notes.map(({ code, organisation, of, from, to, by, document }) => [
    text(organisation?.shortName ?? titles.get(of) ?? ''),
    text(w.notes[code]),
    from === null ? empty : number(from),
    to === null ? empty : number(to),
    ...[text(by), text(document)],
  ])
  return { name: w.sheets.notes, above: aboveOf(made), columns, rows, filtered: true }
}
