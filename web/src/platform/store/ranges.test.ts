import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangeAt, withRange, type Range, type Ranges } from './ranges.ts'

test('ranges know exactly the lines that were put in, and never touch one another', () => {
  const range = fc.tuple(fc.nat(60), fc.nat(8)).map(([from, length]): Range => [from, from + length])
  fc.assert(
    fc.property(fc.array(range), (added) => {
      const ranges = added.reduce<Ranges>(withRange, [])
      for (let seq = 0; seq < 70; seq++) {
        const known = added.some(([from, to]) => from <= seq && seq <= to)
        expect(rangeAt(ranges, seq) !== undefined).toBe(known)
      }
      for (let i = 1; i < ranges.length; i++) expect(ranges[i]![0]).toBeGreaterThan(ranges[i - 1]![1] + 1)
    }),
  )
})

test('a page without a line adds nothing', () => {
  expect(withRange([[1, 3]], [9, 8])).toEqual([[1, 3]])
})
