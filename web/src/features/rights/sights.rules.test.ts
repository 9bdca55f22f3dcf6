import { expect, test } from 'vitest'
import { groupSights } from './sights.rules.ts'

const school = { organisationId: 'a', organisationShortName: 'Школа № 1', child: null, waits: false }

test('a teacher of two classes reads what that opens once, and the post apart from it', () => {
  const inClass = { ...school, role: 'teacher' as const, sees: ['class_list' as const] }
  expect(
    groupSights([
      { ...school, role: 'teacher', classId: null, className: '', sees: ['staff_list'] },
      { ...inClass, classId: 'b', className: '5А' },
      { ...inClass, classId: 'c', className: '5Б' },
    ]).map(({ classes, sees }) => [classes, sees]),
  ).toEqual([
    [[], ['staff_list']],
    [['5А', '5Б'], ['class_list']],
  ])
})

test('a guardian of two children in one class reads both names', () => {
  const person = { id: 'x', name: '', role: null, note: '' }
  const tie = { ...school, role: 'guardian' as const, classId: 'b', className: '5А', sees: ['child_card' as const] }
  const [group] = groupSights([
    { ...tie, child: { ...person, fullName: 'Алиев Али' } },
    { ...tie, child: { ...person, fullName: 'Алиева Аминат' } },
  ])
  expect(group).toMatchObject({ classes: ['5А'], children: ['Алиев Али', 'Алиева Аминат'] })
})
