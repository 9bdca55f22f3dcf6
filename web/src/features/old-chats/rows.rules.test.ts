import { expect, test } from 'vitest'
import type { ReadOldChatRow } from '#protocol/old-chats.ts'
import { mayTake, placeOf, takenAtFirst } from './rows.rules.ts'

const row = (line: number, standing: ReadOldChatRow['standing'], sheet = ''): ReadOldChatRow => ({
  ...{ sheet, line, standing, messenger: 'viber', name: `Чат ${line}`, kind: 'staff', ownOf: 'organisation' },
  ...{ owner: '', peopleCount: null, link: '' },
})

test('what was a mistake once comes back only by hand, and what is on the list never comes twice', () => {
  const rows = [row(2, 'new'), row(3, 'known'), row(4, 'mistaken'), row(5, 'twice')]
  expect([...takenAtFirst(rows)]).toEqual(['2:'])
  expect(rows.filter(mayTake).map(({ line }) => line)).toEqual([2, 4])
})

test('rows of two sheets with the same number are two rows', () => {
  expect(takenAtFirst([row(2, 'new', 'Школа'), row(2, 'new', 'Сад')]).size).toBe(2)
  expect(placeOf(row(2, 'new', 'Сад'))).toBe('Сад!2')
  expect(placeOf(row(2, 'new'))).toBe('2')
})
