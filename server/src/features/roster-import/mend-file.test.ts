import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readExcelFile from 'read-excel-file/node'
import { afterAll, expect, test } from 'vitest'
import { writeMendFile } from './mend-file.ts'
import { readRoster } from './read-roster.ts'
import { today } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'peremena-mend-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function mend(...lines: string[]): Promise<Buffer> {
  const path = join(folder, 'list.csv')
  writeFileSync(path, lines.join('\r\n'))
  return writeMendFile(path, await readRoster(Buffer.from(lines.join('\r\n')), { today }), { language: 'ru' })
}

const list = [
  'ФИО;Класс;Дата рождения;Телефон',
  'Алиев Магомед;5А;31.02.2015;12',
  'Омаров Али;5А;01.01.2015;',
  '=cmd();5А;01.01.2015;',
]

test('only the rows to mend are handed out, with what is wrong, readable by any spreadsheet', async () => {
  const bytes = await mend(...list)
  const [sheet] = await readExcelFile(bytes)
  expect(sheet?.data).toEqual([
    ['Строка', 'Что исправить', 'ФИО', 'Класс', 'Дата рождения', 'Телефон'],
    [2, expect.stringContaining('Такой даты нет: «31.02.2015»'), 'Алиев Магомед', '5А', '31.02.2015', '12'],
    [4, expect.stringContaining('Не разобрать'), '=cmd()', '5А', '01.01.2015', null],
  ])
  expect(sheet?.data[1]?.[1]).toContain('Телефон: Это не номер телефона')
})

test('a mended file comes in again as it is', async () => {
  const bytes = await mend(list[0]!, 'Алиев Магомед;5А;01.02.2015;12')
  const read = await readRoster(bytes, { today })
  expect(read.entries).toMatchObject([{ className: '5А', person: { familyName: 'Алиев', birthDate: '2015-02-01' } }])
})
