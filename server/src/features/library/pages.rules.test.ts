import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, finds, plainText, rolesFor } from './pages.rules.ts'
import { shippedPages } from './shipped.ts'

test('every instruction of the product is there in both languages, for the same people, and leads somewhere', () => {
  const [ru, en] = [shippedPages('ru'), shippedPages('en')]
  const heads = (pages: typeof ru) => pages.map(({ key, audiences }) => [key, audiences])
  expect(heads(en)).toEqual(heads(ru))
  expect(new Set(ru.map(({ key }) => key)).size).toBe(ru.length)
  const ways = (body: string) => [...body.matchAll(/\]\((\/[^)]*)\)/g)].map(([, path]) => path)
  for (const [i, page] of ru.entries()) expect(ways(en[i]!.body), page.key).toEqual(ways(page.body))
})

test('somebody who types a part of a word, without ё, finds the page', () => {
  expect(finds('учен', 'Учёный кот', '')).toBe(true)
  expect(finds('кот учёный', 'Учёный', 'Кот ходит')).toBe(true)
  expect(finds('от', 'Кот', '')).toBe(false)
  expect(finds('  ', 'Кот', '')).toBe(true)
})

test('what is found stands in the excerpt', () => {
  const text = `${'Начало. '.repeat(60)}Здесь искомое слово. ${'Конец. '.repeat(60)}`
  expect(excerptOf(text, 'искомое')).toContain('искомое')
  expect(excerptOf('Коротко', '')).toBe('Коротко')
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 20 }), (words, question) => {
      expect(excerptOf(words, question).length).toBeLessThanOrEqual(165)
    }),
  )
})

test('marks of the text are not read out in an excerpt', () => {
  expect(plainText('# Заголовок\n\n1. **Раз** [два](/people)\n- ![три](file:1)')).toBe('Заголовок Раз два три')
})

test('a page for administrators is read by deputies too', () => {
  expect(rolesFor(['administrator'])).toEqual(['deputy', 'administrator'])
  expect(rolesFor(['teacher'])).toEqual(['form_teacher', 'teacher'])
})
