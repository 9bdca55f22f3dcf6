import { describe, expect, it } from 'vitest'
import { changeOf, heatOf, isReached, lags, shareOf, shownShare, standingOf } from './values.rules.ts'

const of = (numerator: number, denominator: number, hidden = false) => ({
  ...{ code: 'staff_registered', numerator, denominator, hidden },
})

const goal = {
  ...{ id: 'g', code: 'staff_registered', percent: 100, due: '2026-12-01', daysLeft: 4, kinds: [] },
  ...{ organisationId: 'o', organisationShortName: 'УО' },
}

describe('what a number says', () => {
  it('of nothing there is no share: neither none nor all', () => {
    expect(shareOf(of(0, 0))).toBeUndefined()
    expect(isReached(of(0, 0), 100)).toBe(false)
    expect(lags(of(0, 0))).toBe(false)
    expect(heatOf(of(0, 0))).toBe(0)
  })

  it('what is hidden for the sake of few people is not shown as zero', () => {
    expect(shareOf(of(0, 0, true))).toBeUndefined()
    expect(shareOf(of(0, 9, true))).toBeUndefined()
    expect(changeOf(of(3, 4), of(0, 9, true))).toBeUndefined()
  })

  it('nobody reads 100 % while one is missing, nor 0 % while one is there', () => {
    expect(shownShare(1_999 / 2_000)).toEqual({ share: 0.999, digits: 1 })
    expect(shownShare(99_999 / 100_000)).toEqual({ share: 0.999, digits: 1 })
    expect(shownShare(1 / 100_000)).toEqual({ share: 0.001, digits: 1 })
    expect(shownShare(1)).toEqual({ share: 1, digits: 0 })
    expect(shownShare(0)).toEqual({ share: 0, digits: 0 })
    expect(shownShare(0.42)).toEqual({ share: 0.42, digits: 0 })
  })

  it('a week is compared in points of a percent, to a tenth', () => {
    expect(changeOf(of(72, 100), of(678, 1_000))).toBe(4.2)
    expect(changeOf(of(1, 3), of(2, 3))).toBe(-33.3)
    expect(changeOf(of(1, 3), null)).toBeUndefined()
  })
})

describe('whether it is in time', () => {
  it('a goal is reached by whole people', () => {
    expect(isReached(of(59, 60), 100)).toBe(false)
    expect(isReached(of(54, 60), 90)).toBe(true)
    expect(lags(of(54, 60), 90)).toBe(false)
    expect(lags(of(54, 60))).toBe(true)
  })

  it('what is late or will be late asks for attention, what is on its way does not', () => {
    const tile = { value: of(5, 10), goal, forecast: null }
    expect(standingOf(tile)).toBe('accent')
    expect(standingOf({ ...tile, forecast: '2026-11-30' })).toBe('accent')
    expect(standingOf({ ...tile, forecast: '2026-12-02' })).toBe('attention')
    expect(standingOf({ ...tile, goal: { ...goal, daysLeft: -1 } })).toBe('attention')
    expect(standingOf({ ...tile, value: of(10, 10), goal: { ...goal, daysLeft: -1 } })).toBe('success')
    expect(standingOf({ ...tile, value: of(0, 0), goal: { ...goal, daysLeft: -1 } })).toBe('accent')
  })
})

it('each quarter of a heat map has a depth, and only all of all the deepest', () => {
  expect([0, 24, 25, 50, 75, 99, 100].map((n) => heatOf(of(n, 100)))).toEqual([1, 1, 2, 3, 4, 4, 5])
})
