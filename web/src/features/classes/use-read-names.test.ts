import { expect, it } from 'vitest'
import type { ReadName } from '#protocol/classes.ts'
import { comparedWith, leftOver } from './use-read-names.ts'

const row = (text: string, state: ReadName['state'] = 'ok'): ReadName => {
  const [familyName = '', givenName = '', patronymic = ''] = text.split(' ')
  return { line: 1, text, state, familyName, givenName, patronymic }
}

it('a colleague who stands on the list already is marked before sending, whatever the case and ё', () => {
  const read = { rows: [row('Алиев Артём'), row('Омаров Омар')], taken: 2, reading: false, tooLong: false }
  expect(comparedWith(read, ['АЛИЕВ Артем']).rows.map(({ state }) => state)).toEqual(['duplicate', 'ok'])
})

it('lines that were not taken stay in the field; namesakes that were taken do not', () => {
  const remarks = [row('Омаров', 'one_word'), row('Алиев Али', 'duplicate')]
  expect(leftOver(remarks, 'none')).toBe('Омаров')
  expect(leftOver(remarks, 'duplicates')).toBe('Омаров\nАлиев Али')
})
