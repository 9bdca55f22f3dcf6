import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengeOf, relyingPartyOf, userHandleOf } from './passkeys.rules.ts'

test.each([
  ['https://school.example', 'school.example', 'https://school.example'],
  ['https://school.example:8443', 'school.example', 'https://school.example:8443'],
  ['http://localhost:8080', 'localhost', 'http://localhost:8080'],
  ['http://127.0.0.1:8080', 'localhost', 'http://localhost:8080'],
  ['http://[::1]:8080', 'localhost', 'http://localhost:8080'],
])('passkeys at %s belong to %s', (address, host, origin) => {
  expect(relyingPartyOf(address)).toEqual({ host, origin })
})

test.each(['http://school.example', 'https://10.0.0.5', 'https://[fd00::5]', 'http://10.0.0.5:8080'])(
  'nobody is offered a passkey at %s, where the browser would refuse it',
  (address) => expect(relyingPartyOf(address)).toBeNull(),
)

test('client data that is no client data answers no challenge', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof challengeOf(text) === 'string'))
  for (const wild of ['null', '[]', '{"challenge":1}', '{']) {
    expect(challengeOf(Buffer.from(wild).toString('base64url'))).toBe('')
  }
  expect(challengeOf(Buffer.from('{"challenge":"abc"}').toString('base64url'))).toBe('abc')
})

test('two accounts never share a user handle', () => {
  fc.assert(fc.property(fc.uuid(), fc.uuid(), (a, b) => a === b || userHandleOf(a) !== userHandleOf(b)))
})
