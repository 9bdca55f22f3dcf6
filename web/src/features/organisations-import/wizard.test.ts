import { expect, test } from 'vitest'
import { alikeTo, readingOf, withColumn } from './wizard.ts'

test('a column that is decided again forgets only what was said of it before', () => {
  const map = withColumn(withColumn(undefined, 'B', 'inn'), 'AB', 'kpp')
  expect(withColumn(map, 'B', '')).toBe('AB=kpp,B=')
})

test('nothing is said of a file but what somebody chose', () => {
  expect(readingOf('office', { fileId: 'f', fileName: 'Список.csv', map: '', kind: 'school' })).toEqual({
    ...{ organisationId: 'office', fileId: 'f', kind: 'school' },
  })
})

test('one decision serves all questions of its sort, but who is the same is said of each', () => {
  const doubt = (key: string, reason: string) => ({ key, reason, rulings: ['branch', 'skip'] as const, candidates: [] })
  const doubts = [doubt('a', 'same_inn'), doubt('b', 'same_inn'), doubt('c', 'closed'), doubt('d', 'same_inn')].map(
    (one) => ({ ...one, rulings: [...one.rulings] }),
  )
  const chosen = [
    { doubt: 'a', is: 'branch' as const },
    { doubt: 'd', is: 'skip' as const },
  ]
  expect(alikeTo(doubts[0]!, chosen[0]!, { doubts, chosen })).toEqual([{ doubt: 'b', is: 'branch' }])
  expect(alikeTo(doubts[0]!, { doubt: 'a', is: 'same', organisationId: 'o' }, { doubts, chosen })).toEqual([])
})
