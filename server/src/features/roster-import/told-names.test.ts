import { expect, test } from 'vitest'
import { nobody, type RosterEntry } from './entries.ts'
import { emptySnapshot } from './snapshot.ts'
import { toldNames } from './told-names.ts'

const person = { ...nobody, familyName: 'Алиев', givenName: 'Али' }
const entry = (organisation: string): RosterEntry => ({
  ...{ places: [], organisation, person, held: false },
  ...{ kind: 'staff', role: 'teacher', position: 'учитель', subjects: [], formTeacherOf: [] },
})
const school = { id: 's', parentId: '', kind: 'school', name: 'МБОУ «СОШ № 1»', shortName: 'СОШ № 1' } as const
const snapshot = {
  ...emptySnapshot,
  organisations: [{ ...school, inn: '0541010006', ogrn: '', kpp: '', oktmo: '' }],
  persons: [{ ...person, id: 'p' }],
  employments: [{ personId: 'p', organisationId: 's', role: 'teacher' as const, position: 'учитель', subjects: [] }],
}
const cover = { cover: { of: 'nobody' as const }, known: 0 }

test('whoever brings in a municipality sees of which school each person is', () => {
  const covers = ['s', 'name:лицей'].map((organisation) => ({ organisation, ...cover }))
  const names = toldNames({ covers }, snapshot, ['p'])
  expect(names.ofEntry(entry('0541010006'))).toBe('Алиев Али, учитель, СОШ № 1')
  expect(names.ofEntry(entry('Лицей'))).toBe('Алиев Али, учитель, Лицей')
  expect(names.ofPerson('p')).toBe('Алиев Али, учитель, СОШ № 1')
})

test('in the list of one school its name is not repeated on every line', () => {
  const names = toldNames({ covers: [{ organisation: 's', ...cover }] }, snapshot, ['p'])
  expect(names.ofEntry(entry('МБОУ «СОШ № 1»'))).toBe('Алиев Али, учитель')
  expect(names.ofPerson('p')).toBe('Алиев Али, учитель')
})
