import { expect, test } from 'vitest'
import { alikeTo, comparingOf, withColumn, withDecision } from './wizard.ts'

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

test('one decision serves all questions of its sort, but who of the roster it is is said of each', () => {
  const of = (key: string, reason: 'same_line' | 'similar_name', ids: string[]) => ({
    ...{ key, reason, candidates: ids.map((id) => ({ id, text: id })) },
  })
  const doubts = [
    of('a', 'same_line', []),
    of('b', 'same_line', []),
    of('c', 'similar_name', ['p']),
    of('d', 'same_line', ['p']),
  ]
  const decisions = [{ doubt: 'a', is: 'same' as const }]
  expect(alikeTo(doubts[0]!, decisions[0], { doubts, decisions })).toEqual([{ doubt: 'b', is: 'same' }])
  expect(alikeTo(doubts[2]!, { doubt: 'c', is: 'same', personId: 'p' }, { doubts, decisions })).toEqual([])
})
