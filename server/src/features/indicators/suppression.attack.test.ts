import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenIn, type Cell } from './suppression.rules.ts'

/**
 * Somebody who knows every denominator, lays all screens, files and snapshots that one office may open beside each other, and
 * computes between which bounds each hidden number lies.
 */
const runs = { numRuns: 1500 }
const few = 5

const share = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200 })),
    fc.constantFrom(0, 3, 20, 50, 90, 98, 100),
  )
  .map(([denominator, percent]) => ({ denominator, numerator: Math.round((denominator * percent) / 100) }))
type Shape = { numerator: number; denominator: number } | Shape[]
const { tree: shapes } = fc.letrec<{ tree: Shape[]; part: Shape }>((tie) => ({
  tree: fc.array(tie('part'), { minLength: 1, maxLength: 5 }),
  part: fc.oneof({ maxDepth: 3, depthIdentifier: 'office', withCrossShrink: true }, share, tie('tree')),
}))
const trees = shapes.map((shape) => built(shape, 'r'))

function built(shape: Shape, id: string): Cell {
  if (!Array.isArray(shape)) return { ...shape, id, below: null }
  const below = shape.map((part, n) => built(part, `${id}.${n}`))
  const sum = (of: 'numerator' | 'denominator') => below.reduce((so, one) => so + one[of], 0)
  return { id, numerator: sum('numerator'), denominator: sum('denominator'), below }
}

const all = (cell: Cell): Cell[] => [cell, ...(cell.below ?? []).flatMap(all)]
const offices = (cell: Cell) => all(cell).filter(({ below }) => below)

type Bounds = Map<string, [low: number, high: number]>

/** The tightest bounds: each sum is the sum of its parts, until nothing changes any more. */
function boundsOf(tree: Cell, isShown: (id: string) => boolean): Bounds {
  const bounds: Bounds = new Map(
    all(tree).map(({ id, numerator, denominator }) => [id, isShown(id) ? [numerator, numerator] : [0, denominator]]),
  )
  for (let moved = true; moved;) {
    moved = false
    for (const { id, below } of offices(tree)) {
      const parts = below!.map((one) => one.id)
      const low = parts.reduce((so, part) => so + bounds.get(part)![0], 0)
      const high = parts.reduce((so, part) => so + bounds.get(part)![1], 0)
      moved = narrow(bounds, id, low, high) || moved
      const [leastOfSum, mostOfSum] = bounds.get(id)!
      for (const part of parts) {
        const [partLow, partHigh] = bounds.get(part)!
        moved = narrow(bounds, part, leastOfSum - (high - partHigh), mostOfSum - (low - partLow)) || moved
      }
    }
  }
  return bounds
}

function narrow(bounds: Bounds, id: string, low: number, high: number): boolean {
  const [before, after] = bounds.get(id)!
  const next: [number, number] = [Math.max(before, low), Math.min(after, high)]
  bounds.set(id, next)
  return next[0] !== before || next[1] !== after
}

/** Organisations of one to four among others, of whom one cannot tell whether they are nobody or five. */
function foundOut(tree: Cell, isShown: (id: string) => boolean): string[] {
  const bounds = boundsOf(tree, isShown)
  return all(tree)
    .filter(
      ({ below, numerator, denominator }) => !below && numerator > 0 && numerator < few && numerator < denominator,
    )
    .filter(({ id, denominator }) => {
      const [low, high] = bounds.get(id)!
      return low > 0 || high < Math.min(few, denominator)
    })
    .map(({ id }) => id)
}

test('of one Friday nobody finds out one to four people, with all denominators and all sums from every height', () => {
  fc.assert(
    fc.property(trees, (tree) => {
      const hidden = hiddenIn(tree)
      expect(foundOut(tree, (id) => !hidden.has(id))).toEqual([])
    }),
    runs,
  )
})

test('nor with the interim snapshot of a lower office beside it, nor with those of two levels beside each other', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (tree, one, other) => {
      const friday = hiddenIn(tree)
      const lower = offices(tree)
      const interims = [one, other].map((pick) => lower[pick % lower.length]!)
      const shown = new Set(all(tree).flatMap(({ id }) => (friday.has(id) ? [] : [id])))
      for (const root of interims) {
        const hidden = hiddenIn(root, friday)
        for (const { id } of all(root)) if (!hidden.has(id)) shown.add(id)
      }
      expect(foundOut(tree, (id) => shown.has(id))).toEqual([])
    }),
    runs,
  )
})

test('an interim snapshot hides enough by itself too, whatever a wider tree hides of it', () => {
  fc.assert(
    fc.property(trees, fc.array(fc.nat(), { maxLength: 3 }), (tree, picks) => {
      const cells = all(tree)
      const hidden = hiddenIn(tree, new Set(picks.map((pick) => cells[pick % cells.length]!.id)))
      expect(foundOut(tree, (id) => !hidden.has(id))).toEqual([])
      for (const pick of picks) expect(hidden.has(cells[pick % cells.length]!.id)).toBe(true)
    }),
    runs,
  )
})
