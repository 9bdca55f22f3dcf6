import fc from 'fast-check'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readRoster } from '../read-roster.ts'
import { today } from '../testing.ts'
import { rows, workbook, zip } from '../testing-xlsx.ts'
import { openTableFile } from './open-table-file.ts'
import type { Cell } from './table.ts'

const refused = (code: string) => expect.objectContaining({ code })
const read = (bytes: Buffer) => readRoster(bytes, { today })

async function cellsOf(bytes: Buffer): Promise<(readonly Cell[])[]> {
  const opened = await openTableFile(bytes)
  if (opened.kind !== 'table') throw new Error('no table')
  const lines = []
  for await (const batch of opened.file.sheets[0]!.rows()) for (const row of batch) lines.push(row.cells)
  return lines
}

const header =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>ФИО</t></is></c><c r="B1" t="inlineStr"><is><t>Класс</t></is></c><c r="C1" t="inlineStr"><is><t>Дата рождения</t></is></c></row>'
const sheet = (...lines: string[]) => `<sheetData>${header}${lines.join('')}</sheetData>`
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const dateStyles =
  '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="0&quot; дн.&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'

test('a text is one text, whether shared, of several fonts, inline or with signs that XML lacks', async () => {
  const sharedStrings =
    '<si><t>Алиев Магомед</t></si><si><r><t>Али</t></r><r><rPr><b/></rPr><t xml:space="preserve">ев </t></r><r><t>Али</t></r><rPh><t>нет</t></rPh></si><si><t>5А_x000D_</t></si>'
  const cells =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="str"><f>A1</f><v>Омаров &amp; Али</v></c></row>'
  expect(await cellsOf(workbook({ sheets: { Лист1: `<sheetData>${cells}</sheetData>` }, sharedStrings }))).toEqual([
    ['Алиев Магомед', 'Алиев Али', '', '5А\r', 'Омаров & Али'],
  ])
})

test('a birthday is the same day in both calendars of Excel', async () => {
  const line = `<row r="2">${text('A2', 'Алиев Магомед')}${text('B2', '5А')}<c r="C2" s="2"><v>SERIAL</v></c></row>`
  const modern = await read(workbook({ sheets: { s: sheet(line.replace('SERIAL', '42248')) }, styles: dateStyles }))
  const mac = await read(
    workbook({
      sheets: { s: sheet(line.replace('SERIAL', '40786')) },
      styles: dateStyles,
      workbookPr: '<workbookPr date1904="1"/>',
    }),
  )
  expect([modern, mac].map(({ entries }) => entries[0]?.person.birthDate)).toEqual(['2015-09-01', '2015-09-01'])
})

test('a class that Excel took for a date is asked about, a class stored as a number is not', async () => {
  const line = (row: number, cell: string) => `<row r="${row}">${text(`A${row}`, 'Алиев Магомед')}${cell}</row>`
  const found = await read(
    workbook({
      sheets: { s: sheet(line(2, '<c r="B2" s="1"><v>45717</v></c>'), line(3, '<c r="B3" s="3"><v>5</v></c>')) },
      styles: dateStyles,
    }),
  )
  expect(found.problems).toMatchObject([{ line: 2, column: 1, code: 'class_is_date' }])
  expect(found.entries[1]).toMatchObject({ className: '5' })
})

test('a formula counts by its value; one without a value is named', async () => {
  const found = await read(
    workbook({
      sheets: {
        s: sheet(
          `<row r="2"><c r="A2" t="str"><f>D2&amp;E2</f><v>Алиев Магомед</v></c>${text('B2', '5А')}</row>`,
          `<row r="3">${text('A3', 'Омаров Али')}<c r="B3"><f>CONCAT(1)</f></c></row>`,
          `<row r="4">${text('A4', 'Саидов Али')}${text('B4', '5А')}<c r="C4" t="e"><v>#N/A</v></c></row>`,
        ),
      },
    }),
  )
  expect(found.entries[0]).toMatchObject({ person: { familyName: 'Алиев' }, className: '5А' })
  expect(found.problems).toMatchObject([
    { line: 3, column: 1, code: 'formula_without_value', taken: false },
    { line: 4, column: 2, code: 'error_value', details: { value: '#N/A' }, taken: true },
  ])
})

test('merged headers over two rows name every column below them, merged classes count for every row', async () => {
  const merged = `${rows(
    ['Список', null, null, null],
    ['ФИО ученика', 'Класс', 'Родитель', null],
    [null, null, 'ФИО', 'Телефон'],
    ['Алиев Магомед', '5А', 'Алиева Зарема', '89281234567'],
    ['Омаров Али', null, null, null],
  )}<mergeCells count="5"><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:D2"/><mergeCell ref="B4:B5"/></mergeCells>`
  const found = await read(workbook({ sheets: { s: merged } }))
  expect(found.mappings[0]?.columns.map(({ field }) => field)).toEqual([
    'fullName',
    'className',
    'guardian1.fullName',
    'guardian1.phone',
  ])
  expect(found.entries).toMatchObject([
    { className: '5А', guardians: [{ phone: '+79281234567' }] },
    { className: '5А' },
  ])
  expect(found.problems).toMatchObject([{ line: 5, column: 1, code: 'merged_cells', taken: true }])
})

test('classes that have a sheet each come in together, hidden sheets stay out', async () => {
  const list = (name: string) => rows(['ФИО'], [name])
  const found = await read(
    workbook({
      sheets: { '5А': list('Алиев Магомед'), '5-б': list('Омаров Али'), старое: list('Саидов Али') },
      states: { старое: 'state="hidden"' },
    }),
  )
  expect(found.entries).toMatchObject([
    { className: '5А', places: [{ sheet: '5А', line: 2 }] },
    { className: '5Б', places: [{ sheet: '5-б', line: 2 }] },
  ])
})

test('a sheet of which nobody knows whom it lists does not keep the others out, and is named', async () => {
  const found = await read(
    workbook({ sheets: { '5А': rows(['ФИО'], ['Алиев Магомед']), Прочее: rows(['ФИО'], ['Омаров Али']) } }),
  )
  expect(found.entries).toMatchObject([{ className: '5А' }])
  expect(found.problems).toMatchObject([{ sheet: 'Прочее', code: 'sheet_unclear' }])
})

test('cells and rows without numbers, and any prefixes, are read as Excel reads them', async () => {
  const cells =
    '<x:sheetData xmlns:x="x"><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>'
  expect(await cellsOf(workbook({ sheets: { s: cells } }))).toEqual([['a', 2]])
})

test('what another program wrote is read as it was meant', async () => {
  const word = fc
    .string({ unit: fc.constantFrom('А', 'я', 'b', '"', '<', '&', '1', ' ', 'ё') })
    .map((one) => `х${one}х`)
  const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(lines, async (written) => {
      const data = written.map((line) => line.map((value) => ({ value, type: String })))
      expect(await cellsOf(await writeExcelFile(data).toBuffer())).toEqual(written)
    }),
    { numRuns: 30 },
  )
})

test('a zip bomb is refused before it fills the memory', async () => {
  const spaces = Buffer.alloc(16 * 2 ** 20, 32)
  const bomb = workbook({ sheets: { s: `<sheetData>${spaces.toString('latin1')}</sheetData>` } })
  expect(bomb.length).toBeLessThan(2 ** 20)
  await expect(read(bomb)).rejects.toMatchObject({ code: 'zip_bomb', details: { part: 'xl/worksheets/sheet1.xml' } })
})

test('a part that is larger than the zip says is refused, not trusted', async () => {
  const lying = workbook({ sheets: { s: rows(['ФИО', 'Класс'], ['Алиев Магомед', '5А']) } })
  const entry = lying.lastIndexOf(Buffer.from('xl/worksheets/sheet1.xml')) - 46
  lying.writeUInt32LE(10, entry + 24)
  await expect(read(lying)).rejects.toEqual(refused('damaged_file'))
})

test('entities that grow without end are refused', async () => {
  const bytes = zip({
    'xl/workbook.xml':
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><workbook><sheets>&b;</sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships/>',
  })
  await expect(read(bytes)).rejects.toEqual(refused('damaged_file'))
})

test('more columns or rows than the limits are refused with the place', async () => {
  const wide = '<sheetData><row r="7"><c r="ZZ7"><v>1</v></c></row></sheetData>'
  await expect(read(workbook({ sheets: { s: wide } }))).rejects.toMatchObject({
    code: 'too_many_columns',
    details: { sheet: 's', line: 7, max: 256 },
  })
  const long = Buffer.from(`ФИО;Класс\n${'х;5А\n'.repeat(200_001)}`)
  await expect(read(long)).rejects.toMatchObject({ code: 'too_many_rows', details: { max: 200_000, line: 200_001 } })
})

test('rows that are only formatted are no rows', async () => {
  const empty = Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="1"/></row>`).join(
    '',
  )
  const list = rows(['ФИО', 'Класс'], ['Алиев Магомед', '5А']).replace('</sheetData>', `${empty}</sheetData>`)
  expect(await read(workbook({ sheets: { s: list } }))).toMatchObject({ rows: 1, problemCount: 0 })
})

test('a word processor file, a table of another office and an empty zip get a clear sentence', async () => {
  for (const name of ['word/document.xml', 'content.xml', 'readme.txt'])
    await expect(read(zip({ [name]: 'x' })), name).rejects.toEqual(refused('not_a_table'))
})
