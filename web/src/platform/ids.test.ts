import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids are UUIDv7 as the server asks', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('ids sort in the order of their making, within a millisecond and when the clock steps back', () => {
  const start = Date.now() + 1_000_000
  const ids = [
    ...Array.from({ length: 5000 }, () => newId(start)),
    ...Array.from({ length: 100 }, () => newId(start - 86_400_000)),
    newId(start + 1000),
  ]
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})
