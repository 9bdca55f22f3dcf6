import { expect, test } from 'vitest'
import type { NoticeSender } from '#protocol/notices.ts'
import { circleOf, draftFor, packed, rolesFor, staffRoles, unpacked } from './circle.rules.ts'

const sender = (kind: 'municipality' | 'school' | 'kindergarten', more: Partial<NoticeSender> = {}): NoticeSender => ({
  organisation: { id: 'o', shortName: 'О', kind },
  ...{ whole: true, organisationsBelow: 0, classes: [] },
  ...more,
})

test('an office begins with the heads of all, a school with those who teach, a form teacher with the parents of the class', () => {
  expect(circleOf(draftFor(sender('municipality')))).toEqual({ roles: ['head'] })
  expect(circleOf(draftFor(sender('school')))).toEqual({ roles: ['teacher', 'form_teacher', 'staff'] })
  const classes = [{ id: 'c', name: '5А' }]
  expect(circleOf(draftFor(sender('school', { whole: false, classes })))).toEqual({ roles: ['guardian'], classId: 'c' })
})

test('nothing is sent to everybody because nothing was chosen', () => {
  const draft = draftFor(sender('municipality'))
  expect(circleOf({ ...draft, roles: new Set() })).toBeNull()
  expect(circleOf({ ...draft, where: 'kinds' })).toBeNull()
  expect(circleOf({ ...draft, where: 'chosen' })).toBeNull()
  expect(circleOf({ ...draft, where: 'chosen', organisations: new Map([['a', 'А']]) })).toEqual({
    ...{ roles: ['head'], organisationIds: ['a'] },
  })
})

test('all staff are neither parents nor pupils, and a class is asked nothing else', () => {
  expect(staffRoles(sender('municipality'))).toContain('office_specialist')
  expect(staffRoles(sender('school'))).not.toContain('guardian')
  expect(rolesFor(sender('school'), 'c')).toEqual(['guardian', 'pupil'])
})

test('a kindergarten asks parents, never the children', () => {
  expect(rolesFor(sender('kindergarten'), 'c')).toEqual(['guardian'])
  expect(rolesFor(sender('kindergarten'), undefined)).not.toContain('pupil')
})

test('a circle that is being chosen outlives a reload', () => {
  const draft = {
    ...draftFor(sender('municipality')),
    ...{ where: 'chosen' as const, organisations: new Map([['o', 'О']]), kinds: new Set(['school' as const]) },
  }
  expect(unpacked(packed(draft))).toEqual(draft)
})
