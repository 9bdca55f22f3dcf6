import { expect, test } from 'vitest'
import { comparingOf, withColumn, withDecision } from './wizard.ts'

test('a column put right takes its meaning from the column that had it', () => {
  expect(withColumn(undefined, 'B', 'phone')).toBe('B=phone')
  expect(withColumn('B=phone,C=email', 'C', 'phone')).toBe('B=,C=phone')
  expect(withColumn('B=phone', 'B', '')).toBe('B=')
})

test('what was chosen travels with the file, and nothing else', () => {
  const values = { fileId: 'f', fileName: 'a.csv', map: '', cover: 'staff', decisions: '[{"doubt":"d","is":"skip"}]' }
  expect(comparingOf('o', values)).toEqual({
    ...{ organisationId: 'o', fileId: 'f', cover: 'staff' },
    decisions: [{ doubt: 'd', is: 'skip' }],
  })
  expect(comparingOf('o', { fileId: 'f', decisions: 'broken' })).toEqual({ organisationId: 'o', fileId: 'f' })
})

test('a doubt has one decision, and it can be taken back', () => {
  const one = withDecision([], 'd', { is: 'same', personId: 'p' })
  expect(withDecision(one, 'd', { is: 'other' })).toEqual([{ doubt: 'd', is: 'other' }])
  expect(withDecision(one, 'd', undefined)).toEqual([])
})
