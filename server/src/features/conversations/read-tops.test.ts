import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReadTops } from './read-tops.ts'

const marks = fc.array(
  fc.record({
    conversationId: fc.constantFrom('c', 'd'),
    personId: fc.constantFrom('p', 'q', 'r', 's'),
    seq: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 40 },
)

test('whoever looks at the ticks knows the furthest of the others, whatever was kept back', () => {
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 6 }), (flushes) => {
      const tops = createReadTops()
      const told: { conversationId: string; personId: string; seq: number }[] = []
      for (const flush of flushes) told.push(...tops.risen(flush))
      for (const conversationId of ['c', 'd']) {
        for (const viewer of ['p', 'q', 'r', 's']) {
          const furthest = (all: typeof told) =>
            Math.max(
              0,
              ...all
                .filter((one) => one.conversationId === conversationId && one.personId !== viewer)
                .map((one) => one.seq),
            )
          expect(furthest(told)).toBe(furthest(flushes.flat()))
        }
      }
    }),
  )
})

test('a hundred readers of one message are told about twice', () => {
  const readers = Array.from({ length: 100 }, (_, index) => ({ conversationId: 'c', personId: `p${index}`, seq: 5 }))
  expect(createReadTops().risen(readers)).toHaveLength(2)
})
