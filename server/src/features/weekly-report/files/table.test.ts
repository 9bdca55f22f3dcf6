import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Locale } from '#protocol/accounts.ts'
import type { WeeklyReport } from '#protocol/weekly-report.ts'
import { connectAsSuperuser } from '#server/platform/database/embedded-database.ts'
import { tableOf } from './flat-table.ts'
import { writeTable } from './table.ts'
import { line, reportWith } from './testing.ts'

/** PostgreSQL reads CSV by itself: its COPY knows nothing of us and takes no line that is shorter or longer than the titles. */
let reader: pg.Client
let folder: string

beforeAll(async () => {
  reader = await connectAsSuperuser(inject('testSockets'))
  folder = mkdtempSync(join(tmpdir(), 'peremena-table-'))
  chmodSync(folder, 0o755)
})
afterAll(async () => {
  await reader.end()
  rmSync(folder, { recursive: true })
})

type Row = Record<string, string | null>

async function readBack(report: WeeklyReport, locale: Locale): Promise<Row[]> {
  const table = tableOf(report, locale)
  const file = join(folder, `${locale}.csv`)
  // COPY takes the mark for a letter of the first title.
  const text = writeTable(table, locale).toString().slice(1)
  writeFileSync(file, text, { mode: 0o644 })
  const columns = table.columns.map((_, index) => `c${index}`)
  await reader.query(`create temporary table sheet (nr serial, ${columns.map((name) => `${name} text`).join(', ')})`)
  try {
    const separator = locale === 'ru' ? ';' : ','
    await reader.query(
      `copy sheet (${columns.join(', ')}) from '${file}' with (format csv, delimiter '${separator}', encoding 'UTF8')`,
    )
    const { rows } = await reader.query<Row>('select * from sheet order by nr')
    const titles = columns.map((name) => rows[0]![name]!)
    return rows.slice(1).map((row) => Object.fromEntries(columns.map((name, at) => [titles[at]!, row[name] ?? null])))
  } finally {
    await reader.query('drop table sheet')
  }
}

test('one table holds the totals, each office, each organisation, each measure and what was noticed', async () => {
  const one = line('Детский сад «Ромашка»; "второй" корпус')
  const more = {
    ...one.measures[0]!,
    code: 'pupils_registered',
    decision: 'Собрать родителей',
    doneAt: '2026-11-19T08:00:00Z',
  }
  const rows = await readBack(reportWith([{ ...one, measures: [...one.measures, more] }, line('Школа № 2')]), 'ru')
  expect(rows.map((row) => row['Уровень'])).toEqual([
    ...['итог', 'управление', 'организация', 'организация', 'мера', 'мера', 'мера'],
    ...['примечание', 'примечание', 'примечание', 'примечание', 'примечание'],
  ])
  expect(rows[0]).toMatchObject({ Организация: 'Управление', Организаций: '3', 'Со списками': '2', Неделя: '2026-W47' })
  expect(rows[2]).toMatchObject({
    ...{ Управление: 'Управление', Организация: 'Детский сад «Ромашка»; "второй" корпус', Вид: 'школа' },
    ...{ Срез: '20.11.2026, 12:00', 'Профиль активен': 'нет', 'Чего не хватает': 'нет класса' },
    ...{ 'Сотрудники зарегистрированы: есть': '18', 'Сотрудники зарегистрированы: всего': '24' },
    ...{ 'Сотрудники зарегистрированы: доля': '75,0%', 'Сотрудники зарегистрированы: изменение, п. п.': '25,0' },
    ...{ 'Сотрудники зарегистрированы: цель': '100,0%', 'Сотрудники зарегистрированы: состояние': 'ниже цели' },
    ...{ 'Сотрудники пользуются: есть': 'скрыто', 'Сотрудники пользуются: всего': null, 'В длительном отпуске': '3' },
    ...{ Мера: null, 'Что замечено': null },
  })
  expect(rows[5]).toMatchObject({
    ...{ Организация: 'Детский сад «Ромашка»; "второй" корпус', Показатель: 'Ученики зарегистрированы' },
    ...{ Мера: 'Собрать родителей', 'Срок меры': '27.11.2026', Выполнена: '19.11.2026', Просрочена: 'нет' },
    ...{ Организаций: null, 'Сотрудники зарегистрированы: есть': null },
  })
  expect(rows[7]).toMatchObject({ Организация: 'Школа', Было: '18', Стало: '4' })
  expect(rows[8]).toMatchObject({
    Организация: 'Закрытая',
    'Кто внёс': 'Омаров Шамиль',
    Документ: "'=Постановление № 5",
  })
  expect(rows.at(-1)!['Что замечено']).toBe(`Якорь журнала: 17:${'cd'.repeat(32)}`)
})

test('English numbers have points, days are ISO, commas part the cells', async () => {
  const rows = await readBack(reportWith([line('School 1, second building')]), 'en')
  const at = (level: string) => rows.find((row) => row['Level'] === level)!
  expect(at('organisation')).toMatchObject({
    ...{ Organisation: 'School 1, second building', Kind: 'school', 'Profile active': 'no' },
    ...{ 'Staff registered: share': '75.0%', 'Staff registered: change, points': '25.0' },
    ...{ 'Staff registered: status': 'below the goal' },
  })
  expect(at('measure')).toMatchObject({ Owner: 'Директор', 'Measure due': '2026-11-27', Overdue: 'no' })
})

test('no word of anybody becomes a formula, whatever its level', async () => {
  const bad = ['=cmd()', '+7 900', '-1', '@sum', '\tx', '\rx']
  for (const locale of ['ru', 'en'] as const) {
    const rows = await readBack(reportWith(bad.map(line)), locale)
    const words = rows.flatMap((row) => Object.values(row)).filter((word) => word !== null)
    expect(words.filter((word) => /^[=+@\t\r]/.test(word) || /^-(?!\d)/.test(word))).toEqual([])
    for (const word of bad) expect(words).toContain(`'${word}`)
    expect(words).toContain("'=ВЫДАТЬ()")
  }
})

test('of one school there is one line, not its sum beside it', async () => {
  const own = line('Школа № 1')
  const report = reportWith([own])
  const rows = await readBack({ ...report, offices: [], total: own, organisation: { ...own.organisation } }, 'ru')
  expect(rows.map((row) => row['Уровень']).slice(0, 2)).toEqual(['организация', 'мера'])
})

test('a spreadsheet sees at once that it is UTF-8', () => {
  expect([...writeTable(tableOf(reportWith([]), 'ru'), 'ru').subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})
