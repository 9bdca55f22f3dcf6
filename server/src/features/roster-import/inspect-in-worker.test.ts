import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inspectInWorker, openInspector } from './inspect-in-worker.ts'
import { today } from './testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'peremena-inspect-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const options = { today, language: 'en' } as const

test('an inspection says what a file would do and where it is wrong, and hands out the rows to mend', async () => {
  const path = file('list.csv', 'ФИО;Класс;Дата рождения\nАлиев Магомед;5А;01.02.2015\nОмаров Али;5А;31.02.2015\n')
  const mendTo = join(folder, 'mend.xlsx')
  const found = await inspectInWorker(path, { ...options, mendTo })
  expect(found).toMatchObject({
    format: 'csv',
    encoding: 'utf-8',
    rows: 2,
    new: 1,
    changed: 0,
    left: 0,
    doubtful: [],
    errors: [{ line: 3, column: 'C', header: 'Дата рождения', code: 'date_impossible', taken: false }],
    examples: { new: ['Алиев Магомед, 5А'] },
  })
  expect(existsSync(mendTo)).toBe(true)
})

test('a refusal inside the worker is the same refusal outside', async () => {
  await expect(inspectInWorker(file('empty.csv', ''), options)).rejects.toMatchObject({ code: 'file_empty' })
  await expect(inspectInWorker(file('a.csv', 'a;b\n1;2\n'), options)).rejects.toMatchObject({ code: 'no_header' })
})

test('a file that was read answers for one choice after another, also when it is gone, and to the last one before it is closed', async () => {
  const path = file('twice.csv', 'ФИО;Класс\nАлиев Али;5А\nАлиев Али;5А\nОмаров Али;5А\n')
  const inspector = await openInspector(path, options)
  rmSync(path)
  const { doubtful, ...before } = await inspector.inspect({})
  expect(before).toMatchObject({ new: 2, doubtfulCount: 1 })
  const decisions = [{ doubt: doubtful[0]!.key, is: 'other' as const }]
  const answers = [inspector.inspect({ decisions }), inspector.inspect({})]
  await inspector.close()
  expect(await Promise.all(answers)).toMatchObject([
    { new: 3, doubtfulCount: 0 },
    { new: 2, doubtfulCount: 1 },
  ])
  expect(inspector.ended).toBe(true)
})
