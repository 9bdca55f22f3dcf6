import { expect, it } from 'vitest'
import { isDue } from './install-hint.ts'
import { pinFault } from './pin.ts'

const day = 86_400_000

it('speaks of installing neither on the first day nor every day', () => {
  expect(isDue({ firstMs: 0, toldMs: -100 * day }, day / 2)).toBe(false)
  expect(isDue({ firstMs: 0, toldMs: -100 * day }, 2 * day)).toBe(true)
  expect(isDue({ firstMs: 0, toldMs: 2 * day }, 30 * day)).toBe(false)
  expect(isDue({ firstMs: 0, toldMs: 2 * day }, 63 * day)).toBe(true)
})

it('refuses PINs that are tried first', () => {
  expect(pinFault('1234')).toBe('simple')
  expect(pinFault('0000')).toBe('simple')
  expect(pinFault('987654')).toBe('simple')
  expect(pinFault('1357')).toBeNull()
  expect(pinFault('2580')).toBeNull()
})

it('says what a PIN is', () => {
  expect(pinFault('123')).toBe('form')
  expect(pinFault('12a4')).toBe('form')
  expect(pinFault('135792468')).toBe('form')
})
