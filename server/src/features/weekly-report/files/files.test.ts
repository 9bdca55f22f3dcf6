import readExcelFile from 'read-excel-file/node'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openTableFile } from '#server/features/roster-import/exports.ts'
import { tableOf } from './flat-table.ts'
import { sheetsOf } from './sheets.ts'
import { writeTable } from './table.ts'
import { line, reportWith } from './testing.ts'
import { writeWorkbook } from './workbook.ts'

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
  const files = [
    { bytes: await writeWorkbook(sheetsOf(report, 'ru').slice(2, 3)), titles: 1, organisation: 2 },
    { bytes: writeTable(tableOf(report, 'ru'), 'ru'), titles: 0, organisation: 3 },
  ]
  for (const { bytes, titles, organisation } of files) {
    const opened = await openTableFile(bytes)
    if (opened.kind !== 'table') throw new Error('no table')
    const rows = []
    for await (const batch of opened.file.sheets[0]!.rows()) rows.push(...batch)
    const at = rows[titles]!.cells.indexOf('Сотрудники зарегистрированы: есть')
    expect(rows[organisation]!.cells.slice(at, at + 2).map(Number)).toEqual([18, 24])
  }
})

test('no word becomes a formula, in either file', async () => {
  const bad = ['=cmd()', '+7 900', '-1', '@sum', '\tx', '\rx']
  const report = reportWith(bad.map(line))
  const rows = (await readExcelFile(await writeWorkbook(sheetsOf(report, 'ru'))))[2]!.data.slice(2)
  const notes = (await readExcelFile(await writeWorkbook(sheetsOf(report, 'ru'))))[4]!.data
  expect(notes.at(-1)!.slice(-2)).toEqual(['Омаров Шамиль', "'=Постановление № 5"])
  for (const [index, row] of rows.entries()) expect(String(row[1]).startsWith("'"), bad[index]).toBe(true)
})

test('the same in English', async () => {
  const book = await readExcelFile(await writeWorkbook(sheetsOf(reportWith([line('School 1')]), 'en')))
  expect(book.map(({ sheet }) => sheet)).toEqual(['Totals', 'Offices', 'Organisations', 'Measures', 'Notes'])
  expect(book[0]!.data[0]![0]).toContain('Report of week 2026-W47')
})

test('a region of three thousand is not too much for one file', { timeout: 300_000 }, async () => {
  const lines = Array.from({ length: rowsMax }, (_, index) => line(`Организация ${index}`))
  const book = await readExcelFile(await writeWorkbook(sheetsOf(reportWith(lines), 'ru')))
  expect(book[2]!.data).toHaveLength(rowsMax + 2)
})
