import { expect, test } from 'vitest'
import { readHeader } from './headers.rules.ts'
import { proposeMapping } from './mapping.rules.ts'

const mapped = (...rows: string[][]) =>
  proposeMapping(
    '',
    rows.map((cells, index) => ({ line: index + 1, cells })),
  )?.columns.map(({ field }) => field)

test('the columns that lists have are known by their names', () => {
  const headers = {
    Фамилия: 'familyName',
    'Имя:': 'givenName',
    'Отчество (при наличии)': 'patronymic',
    'Ф.И.О.': 'fullName',
    'ФИО обучающегося': 'fullName',
    'Дата рождения (дд.мм.гггг)': 'birthDate',
    'Дата рождения ребёнка': 'birthDate',
    Класс: 'className',
    Группа: 'groupName',
    Пол: 'sex',
    СНИЛС: 'snils',
    'Номер телефона (мобильный)': 'phone',
    'E-mail': 'email',
    'Адрес эл. почты': 'email',
    Должность: 'position',
    Предмет: 'subject',
    '№ личного дела': 'fileNumber',
    'Дата зачисления в школу': 'enrolledOn',
    '№ приказа о зачислении': 'order',
    '№ п/п': 'number',
    sourcedId: 'externalId',
    familyName: 'familyName',
    birthDate: 'birthDate',
  }
  for (const [header, field] of Object.entries(headers)) expect(readHeader(header)?.field, header).toBe(field)
})

test('a column that means nothing to us is left alone', () => {
  for (const header of ['Место рождения', 'Прописка', 'Группа крови и резус', '', 'Телега'])
    expect(['groupName', undefined]).toContain(readHeader(header)?.field)
  expect(readHeader('Место рождения')).toBeUndefined()
})

test('facts of guardians never land on the child', () => {
  expect(
    mapped([
      'ФИО ребенка',
      'Класс',
      'ФИО матери',
      'Телефон мамы',
      'Отец (ФИО)',
      'Телефон отца',
      'ФИО законного представителя',
      'E-mail законного представителя',
    ]),
  ).toEqual([
    'fullName',
    'className',
    'mother.fullName',
    'mother.phone',
    'father.fullName',
    'father.phone',
    'guardian1.fullName',
    'guardian1.email',
  ])
  expect(
    mapped(['Фамилия', 'Имя', 'Класс', 'Родитель ФИО', 'Телефон родителя', 'Родитель ФИО', 'Телефон родителя']),
  ).toEqual([
    'familyName',
    'givenName',
    'className',
    'guardian1.fullName',
    'guardian1.phone',
    'guardian2.fullName',
    'guardian2.phone',
  ])
})

test('who is a legal representative is asked of the guardian it stands beside, and is nobody’s name', () => {
  expect(
    mapped([
      ...['ФИО', 'Класс', 'Мать ФИО', 'Мать: законный представитель (да/нет)', 'Отец ФИО', 'Кто по закону'],
      ...['Законный представитель', 'Законный представитель по закону'],
    ]),
  ).toEqual([
    ...['fullName', 'className', 'mother.fullName', 'mother.legalKind', 'father.fullName', 'father.legalKind'],
    ...['guardian1.fullName', 'guardian1.legalKind'],
  ])
})

test('a header is found below titles and over two rows', () => {
  expect(
    mapped(
      ['МБОУ «СОШ № 1»'],
      ['Список учащихся'],
      ['№', 'ФИО', 'Класс', 'Родитель 1', '', 'Родитель 2', ''],
      ['', '', '', 'ФИО', 'Телефон', 'ФИО', 'Телефон'],
      ['1', 'Алиев Магомед', '5А', 'Алиева Зарема', '', '', ''],
    ),
  ).toEqual([
    '',
    'fullName',
    'className',
    'guardian1.fullName',
    'guardian1.phone',
    'guardian2.fullName',
    'guardian2.phone',
  ])
})

test('of two columns with one meaning the surer one is taken', () => {
  expect(mapped(['ФИО', 'Класс', 'Телефон организации', 'Телефон'])).toEqual(['fullName', 'className', '', 'phone'])
})

test('a hundred columns hide nothing', () => {
  const filler = Array.from({ length: 97 }, (_, index) => `Показатель ${index}`)
  expect(mapped([...filler, 'Фамилия', 'Имя', 'Класс'])?.slice(97)).toEqual(['familyName', 'givenName', 'className'])
})
