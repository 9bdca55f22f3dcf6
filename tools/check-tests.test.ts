import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './check-tests.ts'

test('a test file that does not even load is a failure, not silence', () => {
  const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2 }
  const files = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [{}] },
  ]
  expect(countVitest({ ...report, testResults: files })).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('a journey that fails twice, or does not load, is a failure; one that needed a second try has passed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 2, skipped: 0 })
})
