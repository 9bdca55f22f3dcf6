import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { leadByLease } from './leader.ts'

const values = new Map<string, string>()
const storage = {
  getItem: (key: string) => values.get(key) ?? null,
  setItem: (key: string, value: string) => void values.set(key, value),
  removeItem: (key: string) => void values.delete(key),
} as Storage

beforeEach(() => {
  values.clear()
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

function tab() {
  const states: string[] = []
  const giveUp = leadByLease('lead', { begin: () => states.push('begin'), end: () => states.push('end') }, storage)
  return { states, giveUp }
}

test('where there are no Web Locks one tab leads, and the next when the first has gone', () => {
  const [first, second] = [tab(), tab()]
  vi.advanceTimersByTime(60_000)
  expect([first.states, second.states]).toEqual([['begin'], []])
  first.giveUp()
  vi.advanceTimersByTime(2000)
  expect(second.states).toEqual(['begin'])
  second.giveUp()
})

test('a tab that the browser killed is replaced within seconds', () => {
  values.set('lead', `killed-tab ${Date.now() + 5000}`)
  const next = tab()
  vi.advanceTimersByTime(7000)
  expect(next.states).toEqual(['begin'])
  next.giveUp()
})

test('a tab that slept too long notices that another one leads', () => {
  const sleeper = tab()
  values.set('lead', `other-tab ${Date.now() + 60_000}`)
  vi.advanceTimersByTime(2000)
  expect(sleeper.states).toEqual(['begin', 'end'])
  sleeper.giveUp()
  expect(values.get('lead')).toContain('other-tab')
})
