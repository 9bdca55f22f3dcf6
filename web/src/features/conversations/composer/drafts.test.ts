import { expect, it } from 'vitest'
import { entitiesOf, writtenOf } from './drafts.ts'

const anna = '01890000-0000-7000-8000-000000000001'

it('a draft that comes back from another device mentions the same people', () => {
  const marks = [
    { offset: 0, length: 5, personId: anna },
    { offset: 7, length: 4, personId: null },
  ]
  expect(writtenOf({ text: '@Анна, @все', entities: entitiesOf(marks) })).toEqual({ text: '@Анна, @все', marks })
})

it('formatting stays as it was typed: other entities of a draft are not marks', () => {
  expect(writtenOf({ text: '**а**', entities: [{ type: 'bold', offset: 0, length: 5 }] }).marks).toEqual([])
  expect(writtenOf(null)).toEqual({ text: '', marks: [] })
})
