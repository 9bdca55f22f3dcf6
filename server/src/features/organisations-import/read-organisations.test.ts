import fc from 'fast-check'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { Refusal } from '#server/platform/refusal.ts'
import { readOrganisations } from './read-organisations.ts'
import { csv, numbersOf } from './testing.ts'

const one = numbersOf(1)
const refused = (code: string) => expect.objectContaining({ code })
const problems = (read: Awaited<ReturnType<typeof readOrganisations>>) =>
  read.problems.map(({ line, field, code, taken }) => [line, field, code, taken])

test('a list of an office comes in with all that a profile has', async () => {
  const bytes = csv(
    'Образовательные организации города',
    '№;Полное наименование;Краткое наименование;ИНН;КПП;ОГРН;Юридический адрес;Тел.;E-mail;Официальный сайт;Руководитель (ФИО);Вид;Лицензия;Учредитель',
    '1;2;3;4;5;6;7;8;9;10;11;12;13;14',
    'г. Махачкала',
    `1;МБОУ «Средняя школа № 1»;СОШ № 1;${one.inn};${one.kpp};${one.ogrn};ул. Ленина, 1;8 (8722) 12-34-56;School1@mail.ru;school1.example;Алиева П. Г.;Общеобразовательная организация;№ 45 от 01.02.2015;Администрация города`,
    'Итого: 1',
  )
  const read = await readOrganisations(bytes, {})
  expect(read.problems).toEqual([])
  expect(read.entries).toEqual([
    {
      places: [{ sheet: '', line: 5 }],
      ...{ parent: 'Администрация города', isParentSaid: false },
      ...{ name: 'МБОУ «Средняя школа № 1»', shortName: 'СОШ № 1', kind: 'school', isBranch: false },
      profile: {
        ...{ ...one, address: 'ул. Ленина, 1', phone: '8 (8722) 12-34-56', email: 'school1@mail.ru' },
        ...{ website: 'https://school1.example', headName: 'Алиева П. Г.', licence: '№ 45 от 01.02.2015' },
        founder: 'Администрация города',
      },
    },
  ])
})

test('zeroes that a spreadsheet took off the numbers of a region come back', async () => {
  const header = ['Наименование', 'ИНН', 'КПП', 'ОГРН', 'ОКТМО'].map((value) => ({ value, type: String }))
  const numbers = [one.inn, one.kpp, one.ogrn, '05701000'].map((text) => ({ value: Number(text), type: Number }))
  const data = [header, [{ value: 'Детский сад «Ромашка»', type: String }, ...numbers]]
  const bytes = await writeExcelFile([{ data, sheet: 'Сады' }]).toBuffer()
  const { entries } = await readOrganisations(bytes, {})
  expect(entries).toMatchObject([{ kind: 'kindergarten', profile: { ...one, oktmo: '05701000' } }])
})

test('INN and KPP in one cell are two numbers', async () => {
  const { entries } = await readOrganisations(csv('Наименование;ИНН/КПП', `Гимназия;${one.inn}/${one.kpp}`), {})
  expect(entries).toMatchObject([{ profile: { inn: one.inn, kpp: one.kpp } }])
})

test('a bad row never stops the list: it is named with line, column and reason', async () => {
  const wrong = `${one.inn.slice(0, 9)}${(Number(one.inn[9]) + 1) % 10}`
  const read = await readOrganisations(
    csv(
      'Наименование;ИНН;КПП;ОГРН;E-mail;Телефон',
      `Школа № 1;${wrong};${one.kpp};;;`,
      `Школа № 2;${one.inn};12;;;`,
      `;${one.inn};${one.kpp};;;`,
      `Ромашка;${one.inn};${one.kpp};;почта;`,
      `Школа № 5;${one.inn};${one.kpp};1020500000000;почта;${'1'.repeat(61)}`,
    ),
    {},
  )
  expect(problems(read)).toEqual([
    [2, 'inn', 'inn_wrong', false],
    [3, 'kpp', 'kpp_wrong', false],
    [4, 'name', 'name_missing', false],
    [5, 'kind', 'kind_unknown', false],
    [5, 'email', 'email_wrong', false],
    [6, 'phone', 'too_long', true],
    [6, 'ogrn', 'ogrn_wrong', true],
    [6, 'email', 'email_wrong', true],
  ])
  expect(read.entries.map(({ name }) => name)).toEqual(['Школа № 5'])
  expect(read.entries[0]!.profile).toEqual({ inn: one.inn, kpp: one.kpp })
})

test('organisations that do not say what they are can be said to be of one kind', async () => {
  const bytes = csv('Наименование;ИНН', `Ромашка;${one.inn}`)
  expect((await readOrganisations(bytes, { kind: 'kindergarten' })).entries).toMatchObject([{ kind: 'kindergarten' }])
})

test('what was understood wrongly can be said by hand', async () => {
  const bytes = csv('Наименование;Код 1;Код 2', `Гимназия;${one.kpp};${one.inn}`)
  const read = await readOrganisations(bytes, { map: 'b=kpp,C=inn' })
  expect(read.entries).toMatchObject([{ profile: { inn: one.inn, kpp: one.kpp } }])
  await expect(readOrganisations(bytes, { map: 'Z=inn' })).rejects.toEqual(refused('unknown_organisation_column'))
  await expect(readOrganisations(bytes, { map: 'B=salary' })).rejects.toEqual(refused('unknown_organisation_column'))
})

const record = {
  edu_org: {
    ...{ full_name: 'МБОУ «Лицей № 8»', short_name: 'Лицей № 8', head_edu_org_id: null, is_branch: false },
    contact_info: { post_address: 'ул. Мира, 2', phone: '12-34', email: 'l8@example.org', website: 'l8.example.org' },
    legal_info: { ogrn: one.ogrn, inn: one.inn, kpp: one.kpp },
    head: { post: 'Директор', name: 'Омаров А. М.' },
  },
  region: { name: 'Республика Дагестан', code: '05' },
  supplements: [{ edu_level: { name: 'Среднее общее образование', code: '4' } }],
}

test.each([
  ['an array', [record]],
  ['an object that holds the array', { total: 1, items: [record] }],
  ['one record', record],
])('records of the open-data registry come in as %s', async (_, whole) => {
  const read = await readOrganisations(Buffer.from(JSON.stringify(whole)), {})
  expect(read).toMatchObject({ format: 'json', problems: [] })
  expect(read.entries).toMatchObject([
    {
      ...{ name: 'МБОУ «Лицей № 8»', shortName: 'Лицей № 8', kind: 'school', isBranch: false },
      profile: { ...one, address: 'ул. Мира, 2', website: 'https://l8.example.org', headName: 'Директор Омаров А. М.' },
    },
  ])
})

test('records of the registry, one a line; a branch is one by its mark or by its head', async () => {
  const branches = [{ is_branch: true }, { head_edu_org_id: 'a1' }].map((mark) => ({
    edu_org: { ...record.edu_org, ...mark },
  }))
  const lines = [record, ...branches].map((one) => JSON.stringify(one)).join('\n')
  const { entries } = await readOrganisations(Buffer.from(lines), {})
  expect(entries.map(({ isBranch, places }) => [isBranch, places[0]!.line])).toEqual([
    [false, 1],
    [true, 2],
    [true, 3],
  ])
})

test('a name that tells nothing is no hindrance where the licence names levels', async () => {
  const nameless = { ...record, edu_org: { ...record.edu_org, full_name: 'АНО «Ромашка»', short_name: 'Ромашка' } }
  const { entries } = await readOrganisations(Buffer.from(JSON.stringify([nameless])), {})
  expect(entries).toMatchObject([{ kind: 'school' }])
})

test('what is no list of organisations gets one clear sentence', async () => {
  const files: [Buffer, string][] = [
    [csv('ФИО;Класс', 'Алиев Магомед;5А'), 'no_organisations_header'],
    [Buffer.from('[{"a": 1}]'), 'not_organisations'],
    [Buffer.from('{"edu_org": '), 'json_damaged'],
    [Buffer.alloc(0), 'file_empty'],
    [Buffer.from('%PDF-1.7'), 'not_a_table'],
  ]
  for (const [bytes, code] of files) await expect(readOrganisations(bytes, {}), code).rejects.toEqual(refused(code))
})

test('no bytes and no JSON whatever bring the reader down with anything but a refusal', async () => {
  const starts = fc.constantFrom('', 'PK\u0003\u0004', 'Наименование;ИНН\n', '[', '{"edu_org":{"full_name":"Школа"')
  const wild = fc.oneof(
    fc
      .tuple(starts, fc.uint8Array({ maxLength: 300 }))
      .map(([start, bytes]) => Buffer.concat([Buffer.from(start), bytes])),
    fc.json().map((text) => Buffer.from(text)),
    fc.jsonValue().map((edu_org) => Buffer.from(JSON.stringify([{ edu_org, supplements: edu_org }]))),
  )
  await fc.assert(
    fc.asyncProperty(wild, async (bytes) => {
      const outcome = await readOrganisations(bytes, {}).catch((error: unknown) => error)
      expect(outcome instanceof Error && !(outcome instanceof Refusal) ? outcome : undefined).toBeUndefined()
    }),
  )
})
