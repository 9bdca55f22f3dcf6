import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marksIn, searchable, tokens, type Wanted } from './search.rules.ts'

/** Enough of a stemmer for these tests: the first four letters. */
const stem = (folded: string) => folded.slice(0, 4)
const wanted = (...words: string[]): Wanted[] => words.map((folded) => ({ folded, stem: stem(folded) }))
const marked = (text: string, ...words: string[]) =>
  marksIn(text, wanted(...words), stem).map(({ offset, length }) => text.slice(offset, offset + length))

describe('what is marked', () => {
  test('another form of the word is marked as a whole', () => {
    expect(marked('Контрольная по школьной программе', 'школа')).toEqual(['школьной'])
  })
  test('a part is marked where it stands, also inside a word', () => {
    expect(marked('Рукомойник и мойка', 'мой')).toEqual(['мой', 'мой'])
  })
  test('ё and е are one letter, and case does not matter', () => {
    expect(marked('Ёлка у ЕЛКИ', 'елка')).toEqual(['Ёлка'])
    expect(marksIn('Ёлка у ЕЛКИ', [{ folded: 'елк', stem: '' }], () => '')).toEqual([
      { offset: 0, length: 3 },
      { offset: 7, length: 3 },
    ])
  })
  test('offsets are UTF-16 units: an emoji before the word counts two', () => {
    expect(marksIn('😀 мойка', wanted('мой'), stem)).toEqual([{ offset: 3, length: 3 }])
  })
  test('decomposed letters are found; the whole word is marked', () => {
    const decomposed = 'рукомойник'.normalize('NFD')
    expect(marked(`наш ${decomposed}!`, 'мой')).toEqual([decomposed])
  })
  test('overlapping parts are one mark', () => {
    expect(marked('ананана', 'нана')).toEqual(['нанана'])
  })
})

test('marks are in order, inside the text, apart, and each shows a word that was looked for', () => {
  const letters = fc.constantFrom(...'аеёкмАЕЁКМ ,.😀\u0306й')
  const text = fc.string({ unit: letters, maxLength: 60 })
  const words = fc.array(fc.string({ unit: fc.constantFrom(...'аекмй'), minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 3,
  })
  fc.assert(
    fc.property(text, words, (inText, looked) => {
      let end = -1
      for (const { offset, length } of marksIn(inText, wanted(...looked), stem)) {
        expect(length).toBeGreaterThan(0)
        expect(offset).toBeGreaterThan(end)
        end = offset + length
        expect(end).toBeLessThanOrEqual(inText.length)
        const shown = searchable(inText.slice(offset, end))
        expect(looked.some((one) => shown.includes(one) || stem(shown) === stem(one) || tokens(shown).length > 1)).toBe(
          true,
        )
      }
    }),
  )
})

test('what is stored has only words and single spaces, so the database reads no address or path into it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(searchable(text.toWellFormed())).toMatch(/^$|^[\p{L}\p{N}\p{M}]+( [\p{L}\p{N}\p{M}]+)*$/u)
    }),
  )
})
