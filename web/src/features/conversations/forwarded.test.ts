import { expect, it } from 'vitest'
import type { Entity } from '#protocol/messages.ts'
import { forwardedText } from './forwarded.ts'

const entities: Entity[] = [
  { type: 'mention', offset: 0, length: 5, personId: '01890000-0000-7000-8000-000000000001' },
  { type: 'bold', offset: 7, length: 4 },
]

it('a forwarded text names its author, keeps its marks and calls nobody', () => {
  const { text, entities: marks } = forwardedText({ text: '@Анна, план', entities }, 'Переслано: Пётр')
  expect(text).toBe('Переслано: Пётр\n@Анна, план')
  expect(marks).toEqual([
    { type: 'italic', offset: 0, length: 15 },
    { type: 'bold', offset: 23, length: 4 },
  ])
})

it('never grows over the limit', () => {
  expect(forwardedText({ text: 'а'.repeat(8000), entities: [] }, 'Переслано: Пётр').text).toHaveLength(8000)
})
