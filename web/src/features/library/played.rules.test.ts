import { expect, test } from 'vitest'
import { isSeen, joined, readSpans, written } from './played.rules.ts'

test('a recording is seen when its seconds were played, not when somebody jumped to its end', () => {
  expect(isSeen([[0, 3600]], 3600)).toBe(true)
  expect(isSeen([[3595, 3600]], 3600)).toBe(false)
  expect(
    isSeen(
      [
        [0, 5],
        [1800, 1805],
        [3595, 3600],
      ],
      3600,
    ),
  ).toBe(false)
})

test('whoever leaves at the farewells has seen it, whoever leaves sooner has not', () => {
  expect(isSeen([[0, 3250]], 3600)).toBe(true)
  expect(isSeen([[0, 3200]], 3600)).toBe(false)
})

test('a second that was played again counts once', () => {
  const again = Array.from({ length: 10 }, () => [0, 360] as const)
  expect(isSeen(again, 3600)).toBe(false)
})

test('parts played in any order, on several days, are one recording', () => {
  const evening = readSpans(written([[1800, 3600]]))
  expect(isSeen([...evening, [0, 1000], [950, 1800.2]], 3600)).toBe(true)
})

test('of a length that nobody knows nothing is seen', () => {
  for (const length of [Number.NaN, Number.POSITIVE_INFINITY, 0]) expect(isSeen([[0, 10]], length)).toBe(false)
})

test('gaps of a frame are none, others are', () => {
  expect(
    joined([
      [4.1, 8],
      [0, 4],
      [20, 30],
    ]),
  ).toEqual([
    [0, 8],
    [20, 30],
  ])
})

test('what a device remembers is read again, and nothing else is', () => {
  expect(written([[0, 12.3456]])).toBe('0-12.3')
  expect(readSpans('0-12.3 60-61')).toEqual([
    [0, 12.3],
    [60, 61],
  ])
  expect(readSpans('')).toEqual([])
  expect(readSpans('9-3 x-5 1e9-2 0-Infinity -5-7')).toEqual([])
})
