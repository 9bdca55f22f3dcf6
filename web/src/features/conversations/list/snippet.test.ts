import fc from 'fast-check'
import { expect, it } from 'vitest'
import { snippetOf } from './snippet.ts'

it('a hit deep in a long message is seen in its row', () => {
  const text = `${'слово '.repeat(50)}собрание в пятницу`
  const snippet = snippetOf(text, [{ offset: text.indexOf('собрание'), length: 8 }])
  expect(snippet.text.startsWith('…слово')).toBe(true)
  const [mark] = snippet.marks
  expect(mark && snippet.text.slice(mark.offset, mark.offset + mark.length)).toBe('собрание')
})

it('marks always stand on the words they stood on', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.nat(400), fc.integer({ min: 1, max: 20 }), (text, offset, length) => {
      if (offset + length > text.length) return
      const snippet = snippetOf(text, [{ offset, length }])
      const [mark] = snippet.marks
      expect(mark && snippet.text.slice(mark.offset, mark.offset + mark.length)).toBe(
        text.slice(offset, offset + length).replace(/\s/g, ' '),
      )
    }),
  )
})
