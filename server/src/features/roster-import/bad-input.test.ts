import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalBody, type Refusal } from '#server/platform/refusal.ts'
import { scene, type Scene } from '#server/testing/scene.ts'
import { applyFile, inspectInWorker, requireScope } from './exports.ts'
import { encode, today } from './testing.ts'
import { rows, workbook } from './testing-xlsx.ts'

let s: Scene
const folder = mkdtempSync(join(tmpdir(), 'peremena-bad-'))
beforeAll(async () => {
  s = await scene()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await s.close()
})

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function apply(path: string) {
  const scope = await requireScope(s.services.db, { personId: s.head.personId, at: new Date() }, s.schoolId)
  const options = { today, language: 'ru' } as const
  return applyFile(s.services, path, { actor: s.head, scope, options })
}

async function standing(): Promise<unknown> {
  const { rows: counted } = await s.pool.query(`
    select (select count(*) from persons) as people, (select count(*) from school_classes) as classes,
      (select count(*) from enrolment_facts) as places, (select count(*) from roster_imports) as imports`)
  return counted[0]
}

const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])
const million = 1_000_000

test('files that cannot be read are refused in one sentence each, and nothing of them is half applied', async () => {
  const bomb = workbook({ sheets: { s: `<sheetData>${' '.repeat(16 * 2 ** 20)}</sheetData>` } })
  const row = (name: string) => `<row><c t="str"><v>${name}</v></c><c t="str"><v>5А</v></c></row>`
  const head = '<row><c t="str"><v>ФИО</v></c><c t="str"><v>Класс</v></c></row>'
  const sheet = `<sheetData>${head}${Array.from({ length: million }, (_, at) => row(`Али ${at}`)).join('')}</sheetData>`
  const traps: [string, Buffer, string][] = [
    ['bomb.xlsx', bomb, 'zip_bomb'],
    ['million.csv', Buffer.from(`ФИО;Класс\n${'Алиев Али;5А\n'.repeat(million)}`), 'too_many_rows'],
    ['million.xlsx', workbook({ sheets: { s: sheet } }), 'too_many_rows'],
    ['secret.xlsx', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'file_protected'],
    ['koi.csv', encode('ФИО;Класс\r\nАлиев Магомед;5А\r\nОмарова Ася;5Б\r\n', 'koi8-r'), 'encoding_doubtful'],
  ]
  const before = await standing()
  for (const [name, bytes, code] of traps) {
    const refused: unknown = await apply(file(name, bytes)).catch((error: unknown) => error)
    expect((refused as Refusal).code, name).toBe(code)
    for (const language of ['ru', 'en'] as const)
      expect(refusalBody(refused as Refusal, language).text).toMatch(/^[\p{Lu}«“].+\.$/su)
  }
  expect(await standing()).toEqual(before)
}, 300_000)

test('a hundred columns, two header rows, merged cells and formulas are read; what cannot be told is named by its place', async () => {
  const wide = [...Array.from({ length: 98 }, (_, at) => `Показатель ${at}`), 'ФИО', 'Класс']
  const person = (name: string, className: string) => [...Array.from({ length: 98 }, () => '1'), name, className]
  const hundred = file('wide.csv', [wide, person('Саидов Тимур', '5А')].map((line) => line.join(';')).join('\r\n'))
  expect(await inspectInWorker(hundred, { today, language: 'ru' })).toMatchObject({ new: 1, errorCount: 0 })

  const merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C2"/><mergeCell ref="C3:C4"/></mergeCells>'
  const formula =
    '<row r="5"><c r="A5" t="str"><f>D5</f><v>Исаев</v></c><c r="B5"><f>E5</f></c><c r="C5" t="str"><v>5Б</v></c></row>'
  const list = rows(
    ['Ученик', null, 'Класс'],
    ['Фамилия', 'Имя', null],
    ['Алиев', 'Магомед', '5А'],
    ['Омарова', 'Ася', null],
  ).replace('</sheetData>', `${formula}</sheetData>${merged}`)
  const found = await inspectInWorker(file('merged.xlsx', workbook({ sheets: { s: list } })), { today, language: 'ru' })
  expect(found).toMatchObject({ rows: 3, new: 2, sheets: [{ headerLine: 2 }] })
  expect(found.examples.new).toEqual(['Алиев Магомед, 5А', 'Омарова Ася, 5А'])
  expect(found.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
    [4, 'C', 'merged_cells'],
    [5, 'B', 'formula_without_value'],
    [5, 'A', 'name_one_word'],
  ])
}, 300_000)

test('a child with two birth dates is asked about with both lines, and the rest of the file comes in', async () => {
  const lines = [
    'ФИО;Класс;Дата рождения',
    'Сулейманов Ислам;6А;01.02.2014',
    'Сулейманов Ислам;6А;02.02.2014',
    'Сулейманова Лейла;6А;',
  ]
  const path = file('two.csv', lines.join('\r\n'))
  const { doubtful } = await inspectInWorker(path, { today, language: 'ru' })
  expect(doubtful).toMatchObject([{ reason: 'two_birth_dates', lines: [2, 3] }])
  const { counts } = await apply(path)
  expect(counts).toMatchObject({ new: 1, doubtful: 1 })
  const { rows: people } = await s.pool.query("select given_name from persons where family_name like 'Сулейманов%'")
  expect(people).toEqual([{ given_name: 'Лейла' }])
}, 300_000)
