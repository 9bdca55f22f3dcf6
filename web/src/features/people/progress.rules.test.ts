import { expect, it } from 'vitest'
import { isReached, shareOf } from './progress.rules.ts'

it('a goal is reached by whole people, and never by an organisation without anybody', () => {
  expect(isReached({ registered: 59, total: 60 }, 100)).toBe(false)
  expect(isReached({ registered: 60, total: 60 }, 100)).toBe(true)
  expect(isReached({ registered: 54, total: 60 }, 90)).toBe(true)
  expect(isReached({ registered: 0, total: 0 }, 100)).toBe(false)
  expect(shareOf({ registered: 0, total: 0 })).toBe(0)
})
