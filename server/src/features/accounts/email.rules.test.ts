import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { EmailAddress } from '#protocol/email.ts'
import { maskedAddress, normaliseAddress, readEmailCode } from './email.rules.ts'

const validator = Compile(EmailAddress)
const isAddress = (text: string) => validator.Check(text)

test.each(['i@mail.ru', 'Anna.Petrova+school@sub.example.org', 'school@почта.рф'])('%s is an address', (text) =>
  expect(isAddress(text)).toBe(true),
)

test.each([
  ...['', 'i', 'i@', '@mail.ru', 'i@mail', 'i@mail..ru', 'i i@mail.ru', 'i@mail.ru, x@mail.ru', 'И <i@mail.ru>'],
  ...['i@mail.ru\r\nBcc: x@mail.ru', '"i"@mail.ru', `i@${'a'.repeat(64)}.ru`],
])('nobody is written to at %j', (text) => expect(isAddress(text)).toBe(false))

test('whatever passes holds no sign that could begin another header or a second address', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      expect(isAddress(text) && /[\s,;<>"]/.test(text)).toBe(false)
    }),
  )
})

test('hosts have no case, names may have one', () => {
  expect(normaliseAddress('Anna@Mail.RU')).toBe('Anna@mail.ru')
})

test('an address is shown as its first sign and its host', () => {
  expect(maskedAddress('ivanova@mail.ru')).toBe('i•••@mail.ru')
  expect(maskedAddress('i@mail.ru')).toBe('i•••@mail.ru')
})

test('a code may be typed in groups', () => {
  expect(readEmailCode(' 123 456 ')).toBe('123456')
  expect(readEmailCode('123-456')).toBe('123456')
  for (const wrong of ['', '12345', '1234567', '12345а']) expect(readEmailCode(wrong)).toBeNull()
})
