import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseClassName } from './class-name.rules.ts'

test.each([
  ['1А', '1А'],
  ['1-а', '1А'],
  ['1 "А"', '1А'],
  ['1«А»', '1А'],
  ['1A', '1А'],
  ['11 - б', '11Б'],
  ['5', '5'],
  ['5 класс', '5'],
  ['7 б класс', '7Б'],
  ['1-3', '1–3'],
  ['1 – 3', '1–3'],
  ['10 физмат', '10 физмат'],
  ['  ', ''],
])('«%s» and «%s» are one class, not two', (typed, kept) => {
  expect(normaliseClassName('class', typed)).toBe(kept)
})

test('groups and clubs keep their own names', () => {
  expect(normaliseClassName('kindergarten_group', ' "Ромашка" ')).toBe('Ромашка')
  expect(normaliseClassName('association', '«Юный  техник»-2')).toBe('Юный техник-2')
})

test('a kept name is kept for good', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
      const kept = normaliseClassName('class', typed)
      expect(normaliseClassName('class', kept)).toBe(kept)
    }),
  )
})
