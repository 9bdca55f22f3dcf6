import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEmail, readPhone, readSex, readSnils, takeContacts } from './contacts.rules.ts'

test('one telephone is one number, however it is written', () => {
  for (const text of [
    '8 (928) 123-45-67',
    '+7 928 123 45 67',
    '89281234567',
    '9281234567',
    '8-928-1234567, 8 963 000 00 00',
  ])
    expect(readPhone(text), text).toBe('+79281234567')
  expect(readPhone('+994 50 123 45 67')).toBe('+994501234567')
  expect(readPhone('-')).toBe('')
  for (const text of ['123-45', 'нет телефона', '8928123456789']) expect(readPhone(text), text).toBeUndefined()
})

test('an address is kept in lower case, half of one is refused', () => {
  expect(readEmail(' Zarema@Example.ORG ')).toBe('zarema@example.org')
  expect(readEmail('mailto:a@b.ru; c@d.ru')).toBe('a@b.ru')
  for (const text of ['zarema', 'zarema@', 'a b@c', '@mail.ru', 'x@mail']) expect(readEmail(text), text).toBeUndefined()
})

test('a SNILS with a wrong digit is refused, one that lost its zeroes in a spreadsheet is not', () => {
  expect(readSnils('112-233-445 95')).toBe('11223344595')
  expect(readSnils('087 654 303 00')).toBe('08765430300')
  expect(readSnils('8765430300')).toBe('08765430300')
  for (const text of ['112-233-445 94', '112-233-446 95', '1234', 'abc']) expect(readSnils(text), text).toBeUndefined()
})

test('one wrong digit never passes for a SNILS', () => {
  const valid = fc.integer({ min: 1_001_999, max: 999_999_999 }).map((number) => {
    const digits = String(number).padStart(9, '0')
    const sum = Array.from(digits, (digit, at) => Number(digit) * (9 - at)).reduce((a, b) => a + b, 0)
    return digits + String((sum % 101) % 100).padStart(2, '0')
  })
  fc.assert(
    fc.property(valid, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (snils, at, by) => {
      expect(readSnils(snils)).toBe(snils)
      const wrong = snils.slice(0, at) + String((Number(snils[at]) + by) % 10) + snils.slice(at + 1)
      // Remainders 0 and 100 share one checksum: the only slip that the number itself does not show.
      fc.pre(!snils.endsWith('00'))
      expect(readSnils(wrong)).toBeUndefined()
    }),
  )
})

test('a sex is read in Russian and English, anything else is asked about', () => {
  expect(['м', 'Муж.', 'ЖЕНСКИЙ', 'f', ''].map(readSex)).toEqual(['male', 'male', 'female', 'female', ''])
  expect(readSex('3')).toBeUndefined()
})

test('a guardian whose telephone stands behind the name keeps both', () => {
  expect(takeContacts('Гасанова Зарема Ахмедовна, тел. 8 928 123-45-67')).toEqual({
    rest: 'Гасанова Зарема Ахмедовна',
    phone: '+79281234567',
    email: '',
  })
  expect(takeContacts('Гасанова Зарема z@mail.ru')).toMatchObject({ rest: 'Гасанова Зарема', email: 'z@mail.ru' })
})
