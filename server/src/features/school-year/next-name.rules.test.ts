import { expect, test } from 'vitest'
import { nextName, type Steps } from './next-name.rules.ts'

const up: Steps = { groups: 'up', clubs: 'up', hasSeniors: true }
const basic: Steps = { ...up, hasSeniors: false }

test('a class goes up with its letter, and the last grade leaves', () => {
  expect(nextName('class', '5А', up)).toBe('6А')
  expect(nextName('class', '9', up)).toBe('10')
  expect(nextName('class', '10Б', up)).toBe('11Б')
  expect(nextName('class', '11А', up)).toBe(null)
  expect(nextName('class', '9А', basic)).toBe(null)
  expect(nextName('class', 'Лесная школа', up)).toBe('Лесная школа')
})

test('several grades go up together, and never over the end of a stage', () => {
  expect(nextName('class', '1–3', up)).toBe('2–4')
  expect(nextName('class', '1–4', up)).toBe('1–4')
  expect(nextName('class', '5–8', up)).toBe('6–9')
  expect(nextName('class', '10–11', up)).toBe('10–11')
})

test('a group comes into the next age band by its name, or stays where the organisation says so', () => {
  const next = (name: string) => nextName('kindergarten_group', name, up)
  expect(next('Младшая Ромашка')).toBe('Средняя Ромашка')
  expect(next('1 младшая')).toBe('Вторая младшая')
  expect(next('Первая младшая')).toBe('Вторая младшая')
  expect(next('Вторая младшая')).toBe('Средняя')
  expect(next('группа старшая № 2')).toBe('группа подготовительная № 2')
  expect(next('Подготовительная')).toBe(null)
  expect(next('Солнышко')).toBe('Солнышко')
  expect(nextName('kindergarten_group', 'Младшая', { ...up, groups: 'stay' })).toBe('Младшая')
})

test('a club counts its year of study, and keeps its name without one', () => {
  expect(nextName('association', 'Шахматы, 1 год', up)).toBe('Шахматы, 2 год')
  expect(nextName('association', 'Робототехника, 2-й год обучения', up)).toBe('Робототехника, 3-й год обучения')
  expect(nextName('association', 'Хор', up)).toBe('Хор')
  expect(nextName('association', 'Шахматы, 1 год', { ...up, clubs: 'stay' })).toBe('Шахматы, 1 год')
})
