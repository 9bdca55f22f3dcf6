import { expect, it } from 'vitest'
import type { Sheet } from '#protocol/invitations.ts'
import { papersOf } from './papers.ts'

const sheet = (over: Partial<Sheet>): Sheet => ({
  id: crypto.randomUUID(),
  for: 'staff',
  organisationName: 'Школа № 4',
  className: '',
  personName: '',
  role: 'teacher',
  position: '',
  code: '2345-АВЕК-МНРС',
  link: '',
  address: '',
  expiresAt: '2026-12-01T00:00:00.000Z',
  seats: null,
  ...over,
})

it('every colleague gets a slip of their own', () => {
  expect(papersOf([sheet({}), sheet({})]).map(({ copies }) => copies)).toEqual([1, 1])
})

it('a child gets one slip with both codes of the class', () => {
  const pupils = sheet({ for: 'pupils', className: '5А', seats: 27 })
  const guardians = sheet({ for: 'guardians', className: '5А', seats: 54 })
  expect(papersOf([pupils, guardians])).toMatchObject([{ copies: 27, sheets: [pupils, guardians] }])
  expect(papersOf([guardians])).toMatchObject([{ copies: 27 }])
})
