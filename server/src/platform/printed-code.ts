import { codeLength, codeSigns } from '#protocol/invitations.ts'

/**
 * A code as typed, in its one spelling: any case, spaces and dashes anywhere, either keyboard layout. Latin letters may
 * look like the printed ones («A»), or be the keys on which the printed ones lie («F» for «А»); Russian letters may be the
 * keys of the Latin look-alikes («Ф» for «A»). A whole code is read in one of these ways, the plain one first.
 */
export function readCode(typed: string): string | null {
  const signs = Array.from(
    typed
      .normalize('NFC')
      .toUpperCase()
      .replace(/[\s\u200b-\u200f\ufeff‐-―−_.-]/g, ''),
  )
  if (signs.length !== codeLength) return null
  for (const reading of readings) {
    const code = signs.map((sign) => (digits.includes(sign) ? sign : (reading[sign] ?? ''))).join('')
    if (code.length === codeLength) return code
  }
  return null
}

/** «АВЕК2345МНРС» as printed: «АВЕК-2345-МНРС». */
export function printedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** Twelve signs, each as likely as any other, from a stream of random bytes; bytes that would favour some are passed over. */
export function codeFrom(bytes: Iterable<number>): string {
  const fair = 256 - (256 % codeSigns.length)
  let code = ''
  for (const byte of bytes) {
    if (byte < fair) code += codeSigns[byte % codeSigns.length]!
    if (code.length === codeLength) return code
  }
  throw new RangeError('too few bytes for a code')
}

const digits = codeSigns.replace(/\D/g, '')
const letters = Array.from(codeSigns.replace(/\d/g, ''))

type Reading = Readonly<Record<string, string>>

/** Printed letters, and Latin ones that look the same. */
const plain: Reading = {
  ...Object.fromEntries(letters.map((letter) => [letter, letter])),
  ...mapped('ABEKMHPCTYX', 'АВЕКМНРСТУХ'),
  Ё: 'Е',
}
/** The printed Russian letter's key, pressed with the Latin layout on. */
const latinKeys: Reading = { ...mapped('FDTRVYHCNE[', 'АВЕКМНРСТУХ'), '{': 'Х' }
/** The key of the Latin look-alike, pressed with the Russian layout on. */
const russianKeys: Reading = mapped('ФИУЛЬРЗСЕНЧ', 'АВЕКМНРСТУХ')

const readings = [plain, latinKeys, russianKeys]

function mapped(from: string, to: string): Reading {
  return Object.fromEntries(Array.from(from, (sign, index) => [sign, to.charAt(index)]))
}
