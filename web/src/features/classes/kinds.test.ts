import { describe, expect, it } from 'vitest'
import { classKindsOf, likelyName } from './kinds.ts'

describe('the name of a class before it is kept', () => {
  it.each([
    ['5-а', '5А'],
    ['5 "А"', '5А'],
    ['5A', '5А'],
    ['11 класс', '11'],
    ['  10   б ', '10Б'],
  ])('%s becomes %s', (typed, kept) => expect(likelyName('class', typed)).toBe(kept))

  it('leaves names of groups and clubs as people write them', () => {
    expect(likelyName('kindergarten_group', '«Ромашка»')).toBe('Ромашка')
    expect(likelyName('association', 'Шахматы, 2 год')).toBe('Шахматы, 2 год')
  })
})

it('a kindergarten has groups, not classes', () => {
  expect(classKindsOf('kindergarten')).not.toContain('class')
})
