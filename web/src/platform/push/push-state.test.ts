import { expect, it } from 'vitest'
import { keyBytes, pushStateOf, type PushFacts } from './push-state.ts'

const fit: PushFacts = {
  secure: true,
  hasPush: true,
  permission: 'default',
  subscribed: false,
  ios: false,
  standalone: false,
}

it('tells what to do where notifications cannot be had', () => {
  expect(pushStateOf({ ...fit, secure: false, hasPush: false })).toBe('needs_https')
  expect(pushStateOf({ ...fit, hasPush: false })).toBe('unsupported')
  expect(pushStateOf({ ...fit, hasPush: false, ios: true })).toBe('needs_install')
  expect(pushStateOf({ ...fit, hasPush: false, ios: true, standalone: true })).toBe('unsupported')
  expect(pushStateOf({ ...fit, permission: 'denied' })).toBe('denied')
})

it('never shows as on what the browser has taken away', () => {
  expect(pushStateOf({ ...fit, subscribed: true, permission: 'granted' })).toBe('on')
  expect(pushStateOf({ ...fit, subscribed: true, permission: 'denied' })).toBe('denied')
  expect(pushStateOf({ ...fit, subscribed: true, permission: 'default' })).toBe('off')
  expect(pushStateOf({ ...fit, permission: 'granted' })).toBe('off')
})

it('reads a key in base64url', () => {
  expect([...keyBytes('-_8A')]).toEqual([251, 255, 0])
})
