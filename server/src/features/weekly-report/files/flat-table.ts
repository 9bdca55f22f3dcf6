import type { Locale } from '#protocol/accounts.ts'
import type { ReportLine, WeeklyReport } from '#protocol/weekly-report.ts'
import { shownInstant } from '../instant.rules.ts'
import { isOffice } from '../report.rules.ts'
import { empty, number, text, type Cell, type Table } from './cells.rules.ts'
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

/**
 * All sheets in one table, for whoever puts weeks together or reads it by a program. The first column says of which level a line
 * is: chosen by it, sums count nobody twice. Each measure is a line of its own: its days stay days, and an organisation stays one
 * line however many measures it takes.
 */
export function tableOf(report: WeeklyReport, locale: Locale): Table {
  const made = { report, locale, w: words[locale] }
  const groups = groupsOf(made)
  const widths = groups.map(({ titles }) => titles.length)
  const rows = linesOf(made).map((line) =>
    groups.flatMap(({ key }, at) => line[key] ?? Array.from({ length: widths[at]! }, () => empty)),
  )
  return { columns: titled(...groups.flatMap(({ titles }) => titles.map((title) => [title, 0] as const))), rows }
}

/** Cells by the group of columns they belong to; a group that is left out is empty. */
type Line = { place: Cell[] } & { [group in 'counts' | 'profile' | 'numbers' | 'beside' | 'measure' | 'note']?: Cell[] }

function groupsOf({ report, locale, w }: Made): { key: keyof Line; titles: string[] }[] {
  const c = w.columns
  const indicators = indicatorColumns({ report, locale, w }).map(({ title }) => title)
  const measures = measureColumns(w).map(({ title }) => title)
  return [
    { key: 'place', titles: [c.level, c.week, c.cutOff, c.office, c.organisation, c.kind, c.id] },
    { key: 'counts', titles: [c.organisations, c.listed, c.lagging] },
    { key: 'profile', titles: [c.active, c.reasons] },
    { key: 'numbers', titles: indicators },
    { key: 'beside', titles: [c.onLeave, c.shared, c.emptyClasses] },
    { key: 'measure', titles: [c.indicator, ...measures, c.overdue] },
    { key: 'note', titles: [c.note, c.noteFrom, c.noteTo, c.noteBy, c.noteDocument] },
  ]
}

function linesOf(made: Made): Line[] {
  const { report } = made
  const totals = isOffice(report.organisation.kind) ? [lineOf(made, 'total', report.total)] : []
  return [
    ...totals,
    ...report.offices.map((line) => lineOf(made, 'office', line)),
    ...report.lines.map((line) => lineOf(made, 'organisation', line)),
    ...report.lines.flatMap((line) => measuresOf(made, line)),
    ...notesOf(made),
  ]
}

type Level = keyof (typeof words)['ru']['levels']

function lineOf(made: Made, level: Level, line: ReportLine): Line {
  const { w } = made
  return {
    place: placeOf(made, level, line.organisation),
    counts: [number(line.organisations), number(line.listed), number(line.lagging)],
    profile: [
      line.active === null ? empty : text(line.active ? w.yes : w.no),
      text(line.reasons.map((reason) => w.reasons[reason]).join(', ')),
    ],
    numbers: line.cells.flatMap((cell) => indicatorCells(cell, w)),
    beside: besideCodes.map((code) => number(besideOf(line, code))),
  }
}

function measuresOf(made: Made, { organisation, measures }: ReportLine): Line[] {
  const { report, w } = made
  return measures.map((measure) => ({
    place: placeOf(made, 'measure', organisation),
    measure: [titleOf(made, measure.code), ...measureCells(measure, report), text(measure.overdue ? w.yes : w.no)],
  }))
}

/** What makes numbers doubtful, what they are compared with, and what they can be checked by. */
function notesOf(made: Made): Line[] {
  const { report, w } = made
  const { snapshot, before, organisation } = report
  const count = (value: number | null) => (value === null ? empty : number(value))
  const said = (note: string): Line => ({
    place: placeOf(made, 'note', { ...organisation, parentShortName: '' }),
    note: [text(note), empty, empty, empty, empty],
  })
  return [
    ...report.notes.map(({ code, organisation: about, of, from, to, by, document }): Line => ({
      place: placeOf(made, 'note', about),
      ...(about ? {} : { measure: [titleOf(made, of), ...Array.from({ length: 6 }, () => empty)] }),
      note: [text(w.notes[code]), count(from), count(to), text(by), text(document)],
    })),
    said(before ? w.comparedWith(before.week) : w.notCompared),
    said(`${w.hash}: ${snapshot.hash}`),
    ...(snapshot.anchor ? [said(`${w.anchor}: ${snapshot.anchor.number}:${snapshot.anchor.hash}`)] : []),
  ]
}

type Of = Partial<ReportLine['organisation']> | null

function placeOf({ report, locale, w }: Made, level: Level, of: Of): Cell[] {
  const { week, kind, cutOffAt, timeZone } = report.snapshot
  const at = shownInstant(new Date(cutOffAt), timeZone, locale)
  return [
    ...[text(w.levels[level]), text(week), text(kind === 'interim' ? `${at}, ${w.interim}` : at)],
    ...[text(of?.parentShortName ?? ''), text(of?.shortName ?? '')],
    ...[of?.kind ? text(w.kinds[of.kind]) : empty, text(of?.id ?? '')],
  ]
}

function titleOf({ report, locale }: Made, code: string): Cell {
  return text(report.indicators.find((one) => one.code === code)?.title[locale] ?? code)
}
