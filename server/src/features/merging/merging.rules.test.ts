import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeFault, type Human } from './merging.rules.ts'

const human = (personId: string, more: Partial<Human> = {}): Human => ({
  ...{ personId, birthDate: null, operator: false, blocked: false, restricted: false, childIds: [], classIds: [] },
  ...more,
})

test.each([
  ['one and the same', {}, { personId: 'a' }, 'merge_same'],
  ['an operator', { operator: true }, {}, 'merge_operator'],
  ['somebody whose account is closed', {}, { blocked: true }, 'merge_blocked'],
  ['a child and the mother', { childIds: ['b'] }, {}, 'merge_family'],
  ['a mother and the child', {}, { childIds: ['a'] }, 'merge_family'],
  ['two birth dates', { birthDate: '2012-03-08' }, { birthDate: '2012-03-09' }, 'merge_birth_dates'],
  ['pupils of two classes', { classIds: ['5А'] }, { classIds: ['6Б'] }, 'merge_two_classes'],
  ['a parent who is kept from a child', {}, { restricted: true }, 'merge_restricted'],
  ['two with one birth date', { birthDate: '2012-03-08' }, { birthDate: '2012-03-08' }, null],
  ['one birth date and none', { birthDate: '2012-03-08' }, {}, null],
  ['the same child twice on one list', { classIds: ['5А'] }, { classIds: ['5А'] }, null],
  ['a pupil and a line without a class', { classIds: ['5А'] }, {}, null],
  ['both parents’ accounts of one mother', { childIds: ['c'] }, { childIds: ['c', 'd'] }, null],
] as [string, Partial<Human>, Partial<Human>, string | null][])('merging %s', (_who, one, other, fault) => {
  expect(mergeFault(human('a', one), human('b', other))).toBe(fault)
})

test('it does not matter which of the two goes on', () => {
  const ids = fc.constantFrom('a', 'b', 'c')
  const anybody = fc.record({
    ...{ personId: ids, operator: fc.boolean(), blocked: fc.boolean(), restricted: fc.boolean() },
    birthDate: fc.constantFrom(null, '2012-03-08', '1980-01-01'),
    childIds: fc.uniqueArray(ids),
    classIds: fc.uniqueArray(fc.constantFrom('5А', '6Б')),
  })
  fc.assert(fc.property(anybody, anybody, (one, other) => mergeFault(one, other) === mergeFault(other, one)))
})
