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

test('a journey that passes at the second try only, or does not load, is a failure', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 0 }
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 0 })
})
