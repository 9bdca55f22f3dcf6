import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeLength, codeSigns } from '#protocol/invitations.ts'
import { codeFrom, printedCode, readCode } from './printed-code.ts'

const code = fc
  .array(fc.constantFrom(...Array.from(codeSigns)), { minLength: codeLength, maxLength: codeLength })
  .map((signs) => signs.join(''))

test('a code is read in any case, with spaces and dashes wherever people put them', () => {
  fc.assert(
    fc.property(code, fc.constantFrom('-', ' ', ' - ', '–', '\u00a0', ''), (printed, between) => {
      expect(readCode(printed)).toBe(printed)
      expect(readCode(printed.toLowerCase().replace(/(.{3})/g, `$1${between}`))).toBe(printed)
      expect(readCode(printedCode(printed))).toBe(printed)
    }),
  )
})

test('Latin letters that look like the printed ones are what was meant', () => {
  expect(readCode('ABEK-MHPC-TYX2')).toBe('АВЕКМНРСТУХ2')
  expect(readCode('abek mhpc tyx2')).toBe('АВЕКМНРСТУХ2')
  expect(readCode('АBЕK-MНPС-TУX2')).toBe('АВЕКМНРСТУХ2')
})

test('a forgotten keyboard layout is understood where only one reading is possible', () => {
  expect(readCode('fdtr-vyhc-ne[2')).toBe('АВЕКМНРСТУХ2')
  expect(readCode('FDTR-VYHC-NE{2')).toBe('АВЕКМНРСТУХ2')
  expect(readCode('фиул-ьрзс-енч2')).toBe('АВЕКМНРСТУХ2')
})

test('what cannot be a code is no code', () => {
  for (const typed of [
    '',
    'АВЕК',
    'АВЕК-2345-МНР',
    'АВЕК-2345-МНРС-2',
    'АВЕК-0145-МНРС',
    'АВЕК-2345-МНРЖ',
    'FВЕК-2345-МНРС',
  ])
    expect(readCode(typed)).toBeNull()
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (typed) => readCode(typed) === null || readCode(typed)!.length === codeLength,
    ),
  )
})

test('every sign of a code is as likely as any other', () => {
  const signOf = (byte: number) =>
    codeFrom([...Array<number>(codeLength - 1).fill(byte), 0, ...Array<number>(codeLength).fill(0)])[0]!
  const counts = Map.groupBy(
    Array.from({ length: 247 }, (_, byte) => signOf(byte)),
    (sign) => sign,
  )
  expect([...counts.values()].map((signs) => signs.length)).toEqual(Array(codeSigns.length).fill(13))
  for (let byte = 247; byte < 256; byte++) expect(signOf(byte)).toBe(codeSigns[0])
  expect(() => codeFrom(Array<number>(100).fill(255))).toThrow(RangeError)
})
