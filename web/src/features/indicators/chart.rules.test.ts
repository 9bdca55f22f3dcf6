import { describe, expect, it } from 'vitest'
import { heightOf, labelled, linesOf, nearest, place, stepped } from './chart.rules.ts'

const frame = { width: 220, height: 120, left: 6, right: 6, top: 10, bottom: 10, inset: 4 }
const week = 7 * 86_400_000
const points = [0, 0.5, undefined, 1, 0.75].map((share, n) => ({ at: n * week, share }))
const placed = place(points, frame)

describe('a line over weeks', () => {
  it('stands on a scale from nothing to all, so that a small change looks small', () => {
    expect([0, 0.5, 1, 2].map((share) => heightOf(share, frame))).toEqual([110, 60, 10, 10])
  })

  it('has a gap where a week has no number', () => {
    expect(placed.map(({ index, x }) => [index, x])).toEqual([
      [0, 10],
      [1, 60],
      [3, 160],
      [4, 210],
    ])
    expect(linesOf(placed)).toBe('M10 110L60 60M160 10L210 35')
  })

  it('leaves room for a Friday that was missed', () => {
    const skipped = [0, week, 4 * week].map((at) => ({ at, share: 0.5 }))
    expect(place(skipped, frame).map(({ x }) => x)).toEqual([10, 60, 210])
  })

  it('of a single week is a point in the middle', () => {
    expect(place([{ at: 5, share: 1 }], frame)).toEqual([{ index: 0, x: 110, y: 10 }])
  })

  it('writes the last number always and others where they have room', () => {
    expect(labelled(placed, 60)).toEqual(new Set([4, 1]))
    expect(labelled(placed, 300)).toEqual(new Set([4]))
    expect(labelled(placed, 10).size).toBe(4)
  })

  it('answers a finger beside a point and the arrow keys', () => {
    expect([nearest(placed, 0), nearest(placed, 100), nearest([], 3)]).toEqual([0, 1, undefined])
    expect(stepped(placed, 1, 'ArrowRight')).toBe(3)
    expect(stepped(placed, 3, 'ArrowLeft')).toBe(1)
    expect(stepped(placed, 4, 'ArrowRight')).toBeUndefined()
    expect([stepped(placed, 3, 'Home'), stepped(placed, 0, 'End')]).toEqual([0, 4])
  })
})
