import readExcelFile from 'read-excel-file/node'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { IndicatorValue } from '#protocol/indicators.ts'
import type { ReportLine, WeeklyReport } from '#protocol/weekly-report.ts'
import { shownDefinitions, shownOf } from '#server/features/indicators/exports.ts'
import { openTableFile } from '#server/features/roster-import/exports.ts'
import { sheetsOf, tableOf } from './sheets.ts'
import { writeTable } from './table.ts'
import { writeWorkbook } from './workbook.ts'

const indicators = shownDefinitions.map(shownOf)
const rowsMax = 3000

test('a spreadsheet opens it: numbers are numbers, shares and days too, each level on a sheet of its own', async () => {
  const bytes = await writeWorkbook(sheetsOf(reportWith([line('Школа № 1'), line('Школа № 2')]), 'ru'))
  const book = await readExcelFile(bytes)
  expect(book.map(({ sheet }) => sheet)).toEqual(['Итоги', 'Управления', 'Организации', 'Меры', 'Примечания'])
  const rows = book[2]!.data
  const titles = rows[1]!
  const at = (title: string, row = 2) => rows[row]![titles.indexOf(title)]
  expect(rows[0]![0]).toBe(
    'Отчёт за неделю 2026-W47 · Управление · срез 20.11.2026, 12:00 (Europe/Moscow) · по 2 из 3 организаций',
  )
  expect(at('Организация')).toBe('Школа № 1')
  expect(at('Сотрудники зарегистрированы: есть')).toBe(18)
  expect(at('Сотрудники зарегистрированы: доля')).toBe(0.75)
  expect(at('Сотрудники зарегистрированы: изменение, п. п.')).toBe(25)
  expect(at('Сотрудники зарегистрированы: цель')).toBe(1)
  expect(at('Срок меры')).toEqual(new Date('2026-11-27T00:00:00Z'))
  expect(at('Сотрудники пользуются: есть')).toBe('скрыто')
  expect(book[3]!.data[2]).toEqual([
    ...['Управление', 'Школа № 1', 'Сотрудники зарегистрированы', "'=ВЫДАТЬ()", 'Директор'],
    ...[new Date('2026-11-27T00:00:00Z'), null, 'Протокол', 'нет'],
  ])
})

test('the titles stay in sight and every column can be filtered', async () => {
  const bytes = await writeWorkbook(sheetsOf(reportWith([line('Школа № 1')]), 'ru'))
  const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet3.xml'])
  expect(xml).toContain('<autoFilter ref="A2:')
  expect(xml.indexOf('<autoFilter')).toBeGreaterThan(xml.indexOf('</sheetData>'))
  expect(xml).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/)
})

test('the product’s own reader opens both, and finds the same', async () => {
  const report = reportWith([line('Школа № 1')])
  for (const bytes of [await writeWorkbook(sheetsOf(report, 'ru').slice(2, 3)), writeTable(tableOf(report, 'ru'))]) {
    const opened = await openTableFile(bytes)
    if (opened.kind !== 'table') throw new Error('no table')
    const rows = []
    for await (const batch of opened.file.sheets[0]!.rows()) rows.push(...batch)
    const at = rows[1]!.cells.indexOf('Сотрудники зарегистрированы: есть')
    expect(rows[2]!.cells.slice(at, at + 2).map(Number)).toEqual([18, 24])
  }
})

test('no word becomes a formula, in either file', async () => {
  const bad = ['=cmd()', '+7 900', '-1', '@sum', '\tx', '\rx']
  const report = reportWith(bad.map(line))
  const rows = (await readExcelFile(await writeWorkbook(sheetsOf(report, 'ru'))))[2]!.data.slice(2)
  for (const [index, row] of rows.entries()) expect(String(row[1]).startsWith("'"), bad[index]).toBe(true)
  const table = writeTable(tableOf(report, 'ru')).toString()
  for (const word of table.split(/[;\n]/)) expect(word.replace(/^"/, '')).not.toMatch(/^[=+@\t]/)
})

test('a table opens at once: a mark for UTF-8, semicolons, quotes where a name holds one', () => {
  const table = writeTable(tableOf(reportWith([line('Детский сад «Ромашка»; "второй" корпус')]), 'ru')).toString()
  expect(table.startsWith('\uFEFF')).toBe(true)
  expect(table).toContain('"Детский сад «Ромашка»; ""второй"" корпус"')
  expect(table).toContain(';75,0%;25,0;100,0%;ниже цели')
})

test('the same in English', async () => {
  const book = await readExcelFile(await writeWorkbook(sheetsOf(reportWith([line('School 1')]), 'en')))
  expect(book.map(({ sheet }) => sheet)).toEqual(['Totals', 'Offices', 'Organisations', 'Measures', 'Notes'])
  expect(book[0]!.data[0]![0]).toContain('Report of week 2026-W47')
})

test('a region of three thousand is not too much for one file', { timeout: 60_000 }, async () => {
  const lines = Array.from({ length: rowsMax }, (_, index) => line(`Организация ${index}`))
  const book = await readExcelFile(await writeWorkbook(sheetsOf(reportWith(lines), 'ru')))
  expect(book[2]!.data).toHaveLength(rowsMax + 2)
})

function line(shortName: string): ReportLine {
  const value = (code: string, numerator: number, denominator: number, hidden = false): IndicatorValue => ({
    ...{ code, numerator, denominator, hidden },
  })
  const cell = (code: string) => {
    if (code === 'staff_active_7d') {
      return { value: value(code, 0, 0, true), before: null, goal: null, status: 'no_data' as const }
    }
    const goal = { percent: 100, due: '2026-11-30' }
    return { value: value(code, 18, 24), before: value(code, 12, 24), goal, status: 'below' as const }
  }
  return {
    organisation: {
      id: '019ab000-0000-7000-8000-000000000001',
      kind: 'school',
      shortName,
      parentShortName: 'Управление',
    },
    ...{ organisations: 1, listed: 1, lagging: 1, active: false, reasons: ['no_class'] },
    cells: indicators.map(({ code }) => cell(code)),
    beside: [{ code: 'on_leave', count: 3 }],
    measures: [
      {
        ...{ code: 'staff_registered', decision: '=ВЫДАТЬ()', owner: 'Директор', due: '2026-11-27' },
        ...{ doneAt: null, evidence: 'Протокол', overdue: false },
      },
    ],
  }
}

function reportWith(lines: ReportLine[]): WeeklyReport {
  const office = line('Управление')
  return {
    organisation: { id: office.organisation.id, kind: 'municipality', shortName: 'Управление' },
    territory: 'Управление',
    snapshot: {
      ...{ id: office.organisation.id, kind: 'friday', week: '2026-W47', timeZone: 'Europe/Moscow' },
      ...{ cutOffAt: '2026-11-20T09:00:00.000Z', takenAt: '2026-11-20T09:00:10.000Z' },
      ...{ organisationId: office.organisation.id, organisationShortName: 'Управление', hash: 'ab'.repeat(32) },
      anchor: { number: 17, hash: 'cd'.repeat(32) },
    },
    before: { week: '2026-W46', cutOffAt: '2026-11-13T09:00:00.000Z' },
    indicators,
    total: { ...office, active: null, organisations: 3, listed: 2, measures: [] },
    offices: [{ ...office, active: null, measures: [] }],
    lines,
    linesTotal: lines.length,
    notes: [
      {
        code: 'shared_devices',
        organisation: { id: office.organisation.id, shortName: 'Школа' },
        of: '',
        from: 18,
        to: 4,
      },
    ],
    measures: { open: lines.length, overdue: 0, done: 0 },
  }
}
