import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { againMs, createStay, stayMs } from './stay.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function reader() {
  const tell = vi.fn<() => void>()
  const { shows } = createStay(tell)
  return { shows, told: () => tell.mock.calls.length }
}

test('a line that stays on the screen is told once it has been there for two seconds', () => {
  const { shows, told } = reader()
  shows({ first: 1, last: 9 })
  vi.advanceTimersByTime(stayMs - 1)
  expect(told()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(told()).toBe(1)
})

test('whoever looks away earlier has not read, and begins anew', () => {
  const { shows, told } = reader()
  shows({ first: 1, last: 9 })
  vi.advanceTimersByTime(stayMs - 1)
  shows(null)
  vi.advanceTimersByTime(againMs)
  expect(told()).toBe(0)
  shows({ first: 1, last: 9 })
  vi.advanceTimersByTime(stayMs - 1)
  expect(told()).toBe(0)
})

test('lines that are only scrolled past are not told; where one of them stays, it is', () => {
  const { shows, told } = reader()
  for (let first = 1; first < 200; first += 20) {
    shows({ first, last: first + 9 })
    vi.advanceTimersByTime(stayMs / 2)
  }
  expect(told()).toBe(0)
  shows({ first: 300, last: 309 })
  vi.advanceTimersByTime(stayMs / 2)
  shows({ first: 305, last: 314 })
  vi.advanceTimersByTime(stayMs / 2)
  expect(told()).toBe(1)
})

test('it is told again with what comes later, and not more often than once a minute', () => {
  const { shows, told } = reader()
  shows({ first: 1, last: 9 })
  vi.advanceTimersByTime(stayMs)
  shows({ first: 2, last: 10 })
  vi.advanceTimersByTime(againMs - 1)
  expect(told()).toBe(1)
  vi.advanceTimersByTime(1)
  expect(told()).toBe(2)
  vi.advanceTimersByTime(10 * againMs)
  expect(told()).toBe(2)
})
