import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hiddenIn, type Cell } from './suppression.rules.ts'

const of = (id: string, numerator: number, denominator: number): Cell => ({ id, numerator, denominator, below: null })
const sum = (id: string, ...below: Cell[]): Cell => ({
  id,
  numerator: below.reduce((so, one) => so + one.numerator, 0),
  denominator: below.reduce((so, one) => so + one.denominator, 0),
  below,
})
const hidden = (tree: Cell) => [...hiddenIn(tree)].toSorted()

describe('what an office is not shown', () => {
  test('three pupils of one school, and the smallest school beside it, else the sum would tell', () => {
    expect(hidden(sum('town', of('a', 3, 40), of('b', 80, 90), of('c', 50, 60)))).toEqual(['a', 'c'])
    expect(hidden(sum('town', of('a', 3, 3), of('b', 80, 90), of('c', 50, 60)))).toEqual(['a', 'c'])
  })

  test('nobody, no data and five are no secret', () => {
    expect(hidden(sum('town', of('a', 0, 40), of('b', 5, 90), of('c', 0, 0), of('d', 40, 40)))).toEqual([])
  })

  test('two that are few together take a third with them', () => {
    expect(hidden(sum('town', of('a', 1, 40), of('b', 2, 40), of('c', 50, 60), of('d', 70, 80)))).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(hidden(sum('town', of('a', 4, 40), of('b', 4, 40), of('c', 50, 60)))).toEqual(['a', 'b'])
  })

  test('a school with nothing to hide behind is covered by one where somebody is', () => {
    expect(hidden(sum('town', of('a', 2, 40), of('b', 0, 10), of('c', 50, 60)))).toEqual(['a', 'c'])
  })

  test('the only school of a town hides the sum of the town, and a second town keeps the region from telling', () => {
    const region = sum(
      'region',
      sum('t1', of('a', 3, 40)),
      sum('t2', of('b', 30, 40), of('c', 50, 60)),
      of('d', 200, 300),
    )
    expect(hidden(region)).toEqual(['a', 'b', 't1', 't2'])
  })

  test('a town beside which nothing stands hides the sum of the region', () => {
    expect(hidden(sum('region', sum('town', of('a', 3, 40))))).toEqual(['a', 'region', 'town'])
    expect(hidden(sum('town', of('a', 3, 40), of('b', 0, 0)))).toEqual(['a', 'town'])
  })
})

const share = fc
  .tuple(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200 })), fc.integer({ min: 0, max: 100 }))
  .map(([denominator, percent]) => ({ denominator, numerator: Math.round((denominator * percent) / 100) }))
type Shape = { numerator: number; denominator: number } | Shape[]
const { tree: shapes } = fc.letrec<{ tree: Shape[]; part: Shape }>((tie) => ({
  tree: fc.array(tie('part'), { maxLength: 6 }),
  part: fc.oneof({ maxDepth: 3, depthIdentifier: 'office', withCrossShrink: true }, share, tie('tree')),
}))
const trees = shapes.map((shape) => built(shape, 'r'))

function built(shape: Shape, id: string): Cell {
  if (!Array.isArray(shape)) return { ...shape, id, below: null }
  return sum(id, ...shape.map((part, n) => built(part, `${id}.${n}`)))
}

const all = (cell: Cell): Cell[] => [cell, ...(cell.below ?? []).flatMap(all)]
const leaves = (cell: Cell): Cell[] => (cell.below ? cell.below.flatMap(leaves) : [cell])
const isFew = (count: number) => count > 0 && count < 5
const runs = { numRuns: 2000 }

describe('whatever the tree', () => {
  test('no number of one to four people is shown', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const kept = hiddenIn(tree)
        const shown = all(tree).filter(({ id }) => !kept.has(id))
        expect(shown.filter((cell) => isFew(cell.numerator) || isFew(cell.denominator))).toEqual([])
      }),
      runs,
    )
  })

  test('no hidden number can be computed from all tables and dashboards of parents and children together', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const kept = hiddenIn(tree)
        const unknown = leaves(tree).filter(({ id }) => kept.has(id))
        const row = (cell: Cell) => {
          const inside = new Set(leaves(cell).map(({ id }) => id))
          return unknown.map(({ id }) => (inside.has(id) ? 1 : 0))
        }
        const offices = all(tree).filter(({ below }) => below)
        const told = offices.filter(({ id }) => !kept.has(id)).map(row)
        const rank = rankOf(told)
        const computed = all(tree)
          .filter(({ id }) => kept.has(id))
          .filter((cell) => rankOf([...told, row(cell)]) === rank)
        expect(computed.map(({ id }) => id)).toEqual([])
      }),
      runs,
    )
  })

  test('nor narrowed down to few: what is hidden under one sum is together none or at least five', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const kept = hiddenIn(tree)
        for (const office of all(tree)) {
          if (!office.below || kept.has(office.id)) continue
          const under = office.below.flatMap((cell) => hiddenUnder(cell, kept))
          if (under.length === 0) continue
          const told = sum('told', ...under)
          expect(isFew(told.numerator)).toBe(false)
          expect(told.denominator).toBeGreaterThanOrEqual(5)
        }
      }),
      runs,
    )
  })

  test('without few people anywhere everything is shown', () => {
    const many = shapes.map((shape) => built(tenfold(shape), 'r'))
    fc.assert(
      fc.property(many, (tree) => {
        expect(hiddenIn(tree).size).toBe(0)
      }),
      runs,
    )
  })
})

/** Organisations hidden in or below a cell, no further than to sums that are shown. */
function hiddenUnder(cell: Cell, kept: ReadonlySet<string>): Cell[] {
  if (!kept.has(cell.id)) return []
  return cell.below ? cell.below.flatMap((one) => hiddenUnder(one, kept)) : [cell]
}

function tenfold(shape: Shape): Shape {
  if (Array.isArray(shape)) return shape.map(tenfold)
  return { numerator: shape.numerator * 10, denominator: shape.denominator * 10 }
}

/** Of a matrix of zeros and ones whose rows contain each other or do not meet: its minors are 0 or ±1, so numbers stay exact. */
function rankOf(rows: readonly number[][]): number {
  const left = rows.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, n) => n >= rank && row[column] !== 0)
    if (pivot < 0) continue
    ;[left[rank], left[pivot]] = [left[pivot]!, left[rank]!]
    for (let n = rank + 1; n < left.length; n++) {
      const factor = left[n]![column]! / left[rank]![column]!
      if (factor !== 0) left[n] = left[n]!.map((value, at) => value - factor * left[rank]![at]!)
    }
    rank++
  }
  return rank
}
