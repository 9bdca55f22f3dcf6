import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeSigns } from '#protocol/invitations.ts'
import { normaliseLogin, passwordRefusal } from './accounts.rules.ts'
import { newCode, readCode } from './one-time-code.ts'

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
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => normaliseLogin(normaliseLogin(text)) === normaliseLogin(text),
    ),
  )
})

describe('one-time codes', () => {
  const latin: Record<string, string> = {
    А: 'A',
    В: 'b',
    Е: 'e',
    К: 'K',
    М: 'm',
    Н: 'H',
    Р: 'p',
    С: 'c',
    Т: 'T',
    У: 'y',
    Х: 'x',
  }
  const spelling = fc.record({ dashes: fc.constantFrom('', ' ', '-', ' – '), latin: fc.boolean(), lower: fc.boolean() })

  test('a printed code is read in either layout, any case, with any dashes', () => {
    fc.assert(
      fc.property(spelling, (how) => {
        const code = newCode()
        const signs = [...code.replaceAll('-', '')]
          .map((sign) => (how.latin ? (latin[sign] ?? sign) : sign))
          .join(how.dashes)
        expect(readCode(how.lower ? signs.toLowerCase() : signs)).toBe(code.replaceAll('-', ''))
      }),
    )
  })

  test('anything else is no code, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readCode(text)
        expect(read === null || [...read].every((sign) => codeSigns.includes(sign))).toBe(true)
      }),
    )
    expect(readCode('2222-2222-222')).toBeNull()
    expect(readCode('2222-2222-222O')).toBeNull()
  })
})
