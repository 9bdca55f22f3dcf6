import { expect, test } from 'vitest'
import { readingOf, withColumn } from './wizard.ts'

test('a column that is decided again forgets only what was said of it before', () => {
  const map = withColumn(withColumn(undefined, 'B', 'inn'), 'AB', 'kpp')
  expect(withColumn(map, 'B', '')).toBe('AB=kpp,B=')
})

test('nothing is said of a file but what somebody chose', () => {
  expect(readingOf('office', { fileId: 'f', fileName: 'Список.csv', map: '', kind: 'school' })).toEqual({
    ...{ organisationId: 'office', fileId: 'f', kind: 'school' },
  })
})
