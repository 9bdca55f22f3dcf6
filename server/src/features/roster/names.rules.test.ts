import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folded, namePeople, type NamingFacts, type NamingTie } from './names.rules.ts'

const tie = (about: Partial<NamingTie>): NamingTie => ({
  role: 'pupil',
  position: '',
  className: '',
  kinship: '',
  child: null,
  shared: false,
  ...about,
})

function person(id: string, fullName: string, ...ties: Partial<NamingTie>[]): NamingFacts {
  const [familyName = '', givenName = '', patronymic = ''] = fullName.split(' ')
  return { id, familyName, givenName, patronymic, ties: ties.map(tie) }
}

const named = (...people: NamingFacts[]) =>
  namePeople(people, 'ru').map((brief) => [brief.name, brief.role, brief.note])

const fatima = { familyName: 'Гасанова', givenName: 'Фатима', patronymic: '' }
const magomed = { familyName: 'Гасанов', givenName: 'Магомед', patronymic: '' }

test('staff are named as pupils address them, everybody else by given and family name', () => {
  expect(
    named(
      person('1', 'Алиева Патимат Гаджиевна', { role: 'teacher', position: 'учитель' }),
      person('2', 'Алиева Аминат Расуловна', { role: 'pupil', className: '5А' }),
      person('3', 'Гасанова Зарема', { role: 'guardian', kinship: 'mother', child: fatima, className: '5А' }),
      person('4', 'Смит Джон', { role: 'staff', position: 'сторож' }),
      person('5', 'Тихий Пётр'),
    ),
  ).toEqual([
    ['Патимат Гаджиевна', 'teacher', 'учитель'],
    ['Аминат Алиева', 'pupil', '5А'],
    ['Зарема Гасанова', 'guardian', 'мама Фатимы, 5А'],
    ['Джон Смит', 'staff', 'сторож'],
    ['Пётр Тихий', null, ''],
  ])
})

test('the most telling role stands beside the name, and the classes of a form teacher', () => {
  const both = person(
    '1',
    'Алиева Патимат Гаджиевна',
    { role: 'guardian', kinship: 'mother', child: fatima, className: '5А' },
    { role: 'teacher', position: 'учитель' },
    { role: 'form_teacher', className: '2А' },
    { role: 'form_teacher', className: '2Б' },
  )
  expect(named(both)).toEqual([['Патимат Гаджиевна', 'form_teacher', '2А, 2Б']])
})

test('a teacher elsewhere is a mother here: ties shared with the reader come first', () => {
  const both = person(
    '1',
    'Алиева Патимат Гаджиевна',
    { role: 'teacher', position: 'учитель' },
    { role: 'guardian', kinship: 'mother', child: fatima, className: '5А', shared: true },
  )
  expect(named(both)).toEqual([['Патимат Алиева', 'guardian', 'мама Фатимы, 5А']])
})

test('a guardian of several children is shown with two of them and how many more', () => {
  const children = [fatima, magomed, { ...fatima, givenName: 'Ольга' }]
  const ties = children.map((child, n) => ({
    role: 'guardian' as const,
    kinship: 'father' as const,
    child,
    className: `${n}А`,
  }))
  expect(named(person('1', 'Гасанов Расул', ...ties.slice(0, 2)))[0]?.[2]).toBe('папа Фатимы, 0А и Магомеда, 1А')
  expect(named(person('1', 'Гасанов Расул', ...ties))[0]?.[2]).toBe('папа Фатимы, 0А и Магомеда, 1А и ещё 1')
})

test('namesakes in one list can be told apart: patronymic first, then class', () => {
  const pupil = (id: string, name: string, className: string) => person(id, name, { role: 'pupil', className })
  expect(
    named(
      pupil('1', 'Магомедов Магомед Ахмедович', '7А'),
      pupil('2', 'Магомедов Магомед Расулович', '7А'),
      pupil('3', 'Семёнов Ахмед', '7А'),
      pupil('4', 'Семенов Ахмед', '7Б'),
      pupil('5', 'Омарова Ася', '7Б'),
    ).map(([name]) => name),
  ).toEqual([
    'Магомед Ахмедович Магомедов',
    'Магомед Расулович Магомедов',
    'Ахмед Семёнов, 7А',
    'Ахмед Семенов, 7Б',
    'Ася Омарова',
  ])
})

test('one person twice in a list is no namesake', () => {
  const one = person('1', 'Алиева Аминат Расуловна', { role: 'pupil', className: '5А' })
  expect(named(one, one).map(([name]) => name)).toEqual(['Аминат Алиева', 'Аминат Алиева'])
})

test('folding never depends on case, ё or keyboard layout', () => {
  expect(folded('  АЛИЁВА  ама ')).toBe(folded('Aлиева AMA'))
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => folded(folded(text)) === folded(text)))
})
