import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '#server/platform/refusal.ts'
import { encode, readLines, today } from './testing.ts'
import { readRoster } from './read-roster.ts'

const codes = (read: Awaited<ReturnType<typeof readLines>>) =>
  read.problems.map(({ line, column, code, taken }) => [line, column, code, taken])
const refused = (code: string) => expect.objectContaining({ code })

test('a class list of a school comes in with its children and their guardians', async () => {
  const read = await readLines([
    'Фамилия;Имя;Отчество;Пол;Дата рождения;Класс;СНИЛС;Родитель ФИО;Родитель телефон;Родитель e-mail;№ личного дела;Дата зачисления;Приказ',
    'АЛИЕВА;Аминат;Расуловна;ж;01.09.2015;1 "A";112-233-445 95;Алиева Зарема Ахмедовна;8 928 123-45-67;Z@mail.ru;А-12;30.08.2022;№ 45',
  ])
  expect(read.problems).toEqual([])
  expect(read.entries).toMatchObject([
    {
      kind: 'pupil',
      className: '1А',
      enrolledOn: '2022-08-30',
      order: '№ 45',
      held: false,
      places: [{ sheet: '', line: 2 }],
      person: {
        familyName: 'Алиева',
        givenName: 'Аминат',
        patronymic: 'Расуловна',
        sex: 'female',
        birthDate: '2015-09-01',
        snils: '11223344595',
        fileNumber: 'А-12',
      },
      guardians: [{ familyName: 'Алиева', givenName: 'Зарема', phone: '+79281234567', email: 'z@mail.ru' }],
    },
  ])
})

test('one spelling of a class is kept, so that no class comes twice', async () => {
  const typed = ['1А', '1-А', '1 "А"', '1 а', '1A', '1 «а»', '1А класс']
  const read = await readLines(['ФИО\tКласс', ...typed.map((name, index) => `Алиев Али${'аб'.repeat(index)}\t${name}`)])
  expect(new Set(read.entries.map((entry) => entry.kind === 'pupil' && entry.className))).toEqual(new Set(['1А']))
})

test('staff and pupils in one file are told apart, and an import makes nobody an administrator', async () => {
  const read = await readLines([
    'ФИО;Должность;Класс;Предмет',
    'Гаджиева Патимат Алиевна;учитель;;математика, физика',
    'Омаров Али Магомедович;директор;;',
    'Саидова Зара Алиевна;младший воспитатель;;',
    'Алиев Магомед Ахмедович;;5А;',
  ])
  expect(read.entries.map((entry) => [entry.kind, entry.kind === 'staff' && entry.role])).toEqual([
    ['staff', 'teacher'],
    ['staff', 'staff'],
    ['staff', 'staff'],
    ['pupil', false],
  ])
  expect(read.entries[0]).toMatchObject({ position: 'учитель', subjects: ['математика', 'физика'] })
})

test('a bad row never stops the file: it is named with line, column and reason', async () => {
  const read = await readLines([
    'ФИО;Класс;Дата рождения;Телефон;E-mail;СНИЛС;Пол',
    'Алиев Магомед;5А;31.02.2015;;;;',
    'Омаров;5А;01.01.2015;;;;',
    'Гасанова Фатима;;01.01.2015;;;;',
    'Саидов Али;5А;01.01.1966;;;;',
    'Юсупова Зайнаб;5А;01.01.2015;12;почта;111;?',
    'Исаев М. А.;5А;;;;;',
    'Курбанов Ахмед;5А;01.01.2015;;;;',
  ])
  expect(read.rows).toBe(7)
  expect(codes(read)).toEqual([
    [2, 2, 'date_impossible', false],
    [3, 0, 'name_one_word', false],
    [4, 1, 'class_missing', false],
    [5, 2, 'age_unlikely', false],
    [6, 6, 'sex_unknown', true],
    [6, 5, 'snils_wrong', true],
    [6, 3, 'phone_wrong', true],
    [6, 4, 'email_wrong', true],
    [7, 0, 'name_initials', false],
  ])
  expect(read.entries.map(({ person, held }) => [person.familyName, held])).toEqual([
    ['Алиев', true],
    ['Гасанова', true],
    ['Саидов', true],
    ['Юсупова', false],
    ['Курбанов', false],
  ])
})

test('totals, numbered columns and lines with a class between the rows are no people', async () => {
  const read = await readLines([
    'Список учащихся;;',
    '№;ФИО;Дата рождения',
    '1;2;3',
    ';5 «А» класс;',
    '1;Алиев Магомед;01.01.2015',
    ';5Б;',
    '1;Омарова Ася;02.01.2015',
    ';Всего: 2;',
  ])
  expect(read.problems).toEqual([])
  expect(read.entries.map((entry) => entry.kind === 'pupil' && [entry.person.familyName, entry.className])).toEqual([
    ['Алиев', '5А'],
    ['Омарова', '5Б'],
  ])
})

test('a bare list of names and classes is understood without any header', async () => {
  const read = await readLines(['Алиев Магомед Ахмедович;5А;01.02.2015', 'Омарова Ася Алиевна;5Б;3.4.15'])
  expect(read.entries).toMatchObject([{ className: '5А' }, { className: '5Б', person: { birthDate: '2015-04-03' } }])
})

test('what was understood wrongly can be said by hand', async () => {
  const lines = ['A;B;C', 'Алиев;Магомед;5А']
  await expect(readLines(lines)).rejects.toEqual(refused('no_header'))
  const decided = { A: 'familyName', B: 'givenName', C: 'className' } as const
  const read = await readLines(lines, { decided, headerLine: 1 })
  expect(read.entries).toMatchObject([{ person: { familyName: 'Алиев' }, className: '5А' }])
  await expect(readLines(lines, { decided: { Z: 'familyName' } })).rejects.toEqual(refused('unknown_column'))
})

test('a list that may be of children or of staff is not guessed', async () => {
  const lines = ['ФИО', 'Алиев Магомед Ахмедович']
  await expect(readLines(lines)).rejects.toEqual(refused('rows_unclear'))
  expect((await readLines(lines, { rowsAre: 'staff' })).entries).toMatchObject([{ kind: 'staff' }])
  expect((await readLines(['Список педагогов', ...lines])).entries).toMatchObject([{ kind: 'staff' }])
  expect((await readLines(['Список 5 «А» класса', ...lines])).entries).toMatchObject([{ className: '5А' }])
})

test('a wrong encoding is said, with a way to name the right one', async () => {
  const text = 'ФИО;Класс\r\nАлиев Магомед;5А\r\nОмарова Ася;5Б\r\n'
  const bytes = encode(text, 'koi8-r')
  await expect(readRoster(bytes, { today })).rejects.toEqual(refused('encoding_doubtful'))
  expect((await readRoster(bytes, { today, encoding: 'KOI8-R' })).entries).toHaveLength(2)
  await expect(readRoster(bytes, { today, encoding: 'utf-8' })).rejects.toEqual(refused('encoding_doubtful'))
  await expect(readRoster(bytes, { today, encoding: 'klingon' })).rejects.toEqual(refused('unknown_encoding'))
})

test('what is no table gets one clear sentence', async () => {
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])
  const files: [Buffer, string][] = [
    [Buffer.alloc(0), 'file_empty'],
    [Buffer.from('%PDF-1.7\n%âãÏÓ'), 'not_a_table'],
    [Buffer.from('<html><table><tr><td>ФИО</td></tr></table></html>'), 'not_a_table'],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 0, 0]), 'not_a_table'],
    [Buffer.concat([compound, Buffer.from('Workbook', 'utf16le')]), 'old_excel'],
    [Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'file_protected'],
    [Buffer.from('PK\x03\x04 and nothing more'), 'damaged_file'],
  ]
  for (const [bytes, code] of files) await expect(readRoster(bytes, { today }), code).rejects.toEqual(refused(code))
})

test('no bytes whatever bring the reader down with anything but a refusal', async () => {
  const starts = fc.constantFrom('', 'PK\x03\x04', '\u00d0\u00cf\u0011\u00e0', 'ФИО;Класс\n', '\ufeff', 'sep=,\n')
  await fc.assert(
    fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
      const outcome = await readRoster(Buffer.concat([Buffer.from(start), bytes]), { today }).catch(
        (error: unknown) => error,
      )
      expect(outcome instanceof Error && !(outcome instanceof Refusal) ? outcome : undefined).toBeUndefined()
    }),
  )
})
