import { randomInt } from 'node:crypto'
import { codeLength, codeSigns } from '#protocol/invitations.ts'

/** Twelve random signs in groups of four, as printed: «АВЕК-2345-МНРС». Some 51 bits. */
export function newCode(): string {
  const signs = Array.from({ length: codeLength }, () => codeSigns[randomInt(codeSigns.length)]!).join('')
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * The code as typed, brought to its one spelling without dashes: any case, either keyboard layout (a Latin letter counts as
 * the Cyrillic one that looks like it), spaces and dashes anywhere. Null when it cannot be a code.
 */
export function readCode(typed: string): string | null {
  const signs = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}_.]/gu, ''),
  ]
    .map((sign) => lookAlike[sign] ?? sign)
    .join('')
  return signs.length === codeLength && [...signs].every((sign) => codeSigns.includes(sign)) ? signs : null
}

const lookAlike: Record<string, string> = {
  A: 'А',
  B: 'В',
  E: 'Е',
  K: 'К',
  M: 'М',
  H: 'Н',
  P: 'Р',
  C: 'С',
  T: 'Т',
  Y: 'У',
  X: 'Х',
  Ё: 'Е',
}
