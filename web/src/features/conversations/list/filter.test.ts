import { expect, it } from 'vitest'
import { filterConversations } from './filter.ts'

const chats = ['5А, родители', '5А', 'Учителя', 'Алёна Петровна', 'Клуб «Родник»'].map((title) => ({
  title,
  peer: null,
}))
const found = (typed: string) => filterConversations(chats, typed).map(({ title }) => title)

it('finds a chat by any part of its title, ё or е, beginnings first', () => {
  expect(found('род')).toEqual(['5А, родители', 'Клуб «Родник»'])
  expect(found('алена')).toEqual(['Алёна Петровна'])
  expect(found('5а')).toEqual(['5А, родители', '5А'])
  expect(found('5а род')).toEqual(['5А, родители'])
  expect(found('чит')).toEqual(['Учителя'])
  expect(found('нет такого')).toEqual([])
  expect(found(' ')).toEqual([])
})
