import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseLogin, passwordRefusal } from './accounts.rules.ts'

describe('passwords', () => {
  test.each([
    ['семь777', 'password_too_short'],
    ['12345678', 'password_common'],
    ['Qwerty123', 'password_common'],
    ['Пароль123', 'password_common'],
    ['йцукенгш', 'password_common'],
    ['qwertyui2024', 'password_common'],
    ['aaaaaaaaaa', 'password_common'],
    ['abcdefghij', 'password_common'],
    ['98765432', 'password_common'],
    ['Zarema.Gasanova', 'password_is_login'],
  ])('%s is not let through, since it is guessed first', (password, code) => {
    expect(passwordRefusal(password, 'zarema.gasanova')?.code).toBe(code)
  })

  test.each(['три слова подряд', 'kx7!maple-Tundra', 'Гора над морем 5'])('%s may be chosen', (password) => {
    expect(passwordRefusal(password, 'zarema')).toBeNull()
  })

  test('eight emoji are eight signs, four are not', () => {
    expect(passwordRefusal('🌊🏔🦅🌲🍎🍇🐑🌻', 'a')).toBeNull()
    expect(passwordRefusal('🌊🏔🦅🌲', 'a')?.code).toBe('password_too_short')
  })
})

test('a login is the same however it is typed', () => {
  expect(normaliseLogin(' Иванова.А ')).toBe('иванова.а')
  expect(normaliseLogin('ＡＢＣ')).toBe('abc')
  expect(normaliseLogin('¨a')).toBe(normaliseLogin(normaliseLogin('¨a')))
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => normaliseLogin(normaliseLogin(text)) === normaliseLogin(text),
    ),
  )
})
