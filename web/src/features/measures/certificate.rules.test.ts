import { expect, test } from 'vitest'
import { earnsCertificate } from './certificate.rules.ts'

const reached = (numerator: number, denominator: number) => ({
  ...{ value: { code: 'staff_registered', numerator, denominator, hidden: false }, percent: 95 },
})

test('a school is thanked when nobody is missing, an office when its goal is reached, nobody for nobody', () => {
  expect(earnsCertificate(reached(96, 100), 'school')).toBe(false)
  expect(earnsCertificate(reached(100, 100), 'kindergarten')).toBe(true)
  expect(earnsCertificate(reached(96, 100), 'municipality')).toBe(true)
  expect(earnsCertificate(reached(94, 100), 'region')).toBe(false)
  expect(earnsCertificate(reached(0, 0), 'municipality')).toBe(false)
})
