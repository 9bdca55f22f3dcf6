import { expect, it } from 'vitest'
import { signInAddress } from '../../shell/door.ts'
import { wayBack } from './way-back.ts'

const after = (to: string) => wayBack(`?to=${encodeURIComponent(to)}`)

it('brings people back to where they wanted to go', () => {
  expect(after('/c/1?seq=5')).toBe('/c/1?seq=5')
  expect(wayBack('')).toBe('/')
  expect(wayBack(signInAddress('/people/classes/5').slice('/sign-in'.length))).toBe('/people/classes/5')
})

it('never leads to another site', () => {
  for (const to of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '\\\\evil',
  ]) {
    expect(after(to), to).toBe('/')
  }
})

it('does not go round in circles at the door', () => {
  expect(after('/sign-in?to=/sign-in')).toBe('/')
  expect(after('/first-run')).toBe('/')
  expect(after('/join')).toBe('/join')
})
