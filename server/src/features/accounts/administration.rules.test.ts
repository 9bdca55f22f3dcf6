import { describe, expect, test } from 'vitest'
import type { Role } from '#protocol/common.ts'
import type { Tie } from '#server/features/roster/exports.ts'
import { grounds, isAdministrative, standsOver, type Ground } from './administration.rules.ts'

const tie = (role: Role, organisationId: string): Tie => ({ role, organisationId, classId: null, childId: null })
const right = (role: Ground['role'], organisationId: string, fromOffice = false): Ground => ({
  role,
  organisationId,
  fromOffice,
})

describe('who reaches an account', () => {
  test('a school where one is a guardian has no hand on the head of a kindergarten', () => {
    const ties = [tie('head', 'kindergarten'), tie('guardian', 'school')]
    expect(grounds(ties, [right('head', 'school')])).toEqual([])
    expect(grounds(ties, [right('office_specialist', 'kindergarten', true)])).toHaveLength(1)
  })

  test('the office comes before the head, the head before an administrator', () => {
    const managing = [right('administrator', 'a'), right('office_specialist', 'b', true), right('head', 'c')]
    const ties = ['a', 'b', 'c'].map((id) => tie('guardian', id))
    expect(grounds(ties, managing).map((one) => one.organisationId)).toEqual(['b', 'c', 'a'])
  })
})

describe('who may act alone', () => {
  const teacher = [tie('teacher', 's')]
  const administrator = [tie('administrator', 's'), tie('teacher', 's')]
  const head = [tie('head', 's')]

  test.each<[Ground['role'], Tie[], boolean]>([
    ['administrator', teacher, true],
    ['deputy', teacher, true],
    ['head', administrator, true],
    ['administrator', administrator, false],
    ['deputy', head, false],
    ['head', head, false],
  ])('%s over %j: %s', (role, ties, allowed) => {
    expect(standsOver(right(role, 's'), ties)).toBe(allowed)
  })

  test('the office above stands over everybody', () => {
    expect(standsOver(right('office_specialist', 's', true), head)).toBe(true)
  })

  test('accounts that manage are told from those that do not', () => {
    expect(isAdministrative(administrator)).toBe(true)
    expect(isAdministrative([...teacher, tie('guardian', 's'), tie('pupil', 't')])).toBe(false)
  })
})
