import { codeLength, codeSigns } from '#protocol/invitations.ts'

/**
 * A code as somebody typed it: capitals, without spaces and dashes, no more signs than a code has. Letters stay as they are until
 * the code is whole: only then it is known in which way it was typed (see `readSigns`).
 */
export function signsOf(typed: string): string {
  const signs = [
    ...typed
      .normalize('NFC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}[{]/gu, ''),
  ].slice(0, codeLength)
  return signs.length === codeLength ? (readSigns(signs) ?? signs.join('')) : signs.join('')
}

/** As printed: «АВЕК-2345-МНРС». */
export function inGroups(signs: string): string {
  return signs.replace(/(.{4})(?=.)/gu, '$1-')
}

/** What keeps these signs from being a code; null when nothing does. */
export function codeFault(signs: string): { wrongSign: string } | { missing: number } | null {
  const all = [...signs]
  const firstWrong = Math.max(...readings.map((reading) => prefixOf(all, reading)))
  const wrongSign = all[firstWrong]
  if (wrongSign !== undefined) return { wrongSign }
  return all.length < codeLength ? { missing: codeLength - all.length } : null
}

/** Where the caret stands after regrouping, when `signsBefore` of `signsTotal` stand before it. */
export function caretAfter(signsBefore: number, signsTotal: number): number {
  const atEnd = signsBefore === signsTotal ? 1 : 0
  return signsBefore + Math.floor(Math.max(0, signsBefore - atEnd) / 4)
}

/**
 * What somebody holds, out of a fragment, a scanned or pasted link, or a typed code: a code as printed, or the secret of the link
 * as it is. Null when it is neither.
 */
export function ticketOf(text: string): string | null {
  const held = text.includes('#') ? decoded(text.slice(text.indexOf('#') + 1)) : text.trim()
  if (/^[A-Za-z0-9_-]{20,80}$/.test(held)) return held
  const signs = signsOf(held)
  return codeFault(signs) === null && !held.includes('/') ? inGroups(signs) : null
}

/** The code that these signs mean, all read in one way, the plain one first. */
function readSigns(signs: readonly string[]): string | null {
  const reading = readings.find((one) => prefixOf(signs, one) === signs.length)
  return reading ? signs.map((sign) => reading[sign]).join('') : null
}

/** How many signs from the beginning a way of reading knows. */
function prefixOf(signs: readonly string[], reading: Reading): number {
  const unknown = signs.findIndex((sign) => reading[sign] === undefined)
  return unknown === -1 ? signs.length : unknown
}

type Reading = Readonly<Record<string, string>>

const letters = 'АВЕКМНРСТУХ'
const digits = mapped('23456789', '23456789')

// The same ways in which the server reads a code; here too, so that people see at once what they have typed.
const readings: readonly Reading[] = [
  // As printed, or with Latin letters that look the same.
  { ...digits, ...mapped(codeSigns, codeSigns), ...mapped('ABEKMHPCTYX', letters), Ё: 'Е', З: '3' },
  // The keys of the printed letters, with the Latin layout on.
  { ...digits, ...mapped('FDTRVYHCNE[', letters), '{': 'Х' },
  // The keys of the Latin look-alikes, with the Russian layout on.
  { ...digits, ...mapped('ФИУЛЬРЗСЕНЧ', letters) },
]

function mapped(from: string, to: string): Reading {
  return Object.fromEntries([...from].map((sign, index) => [sign, [...to][index] ?? '']))
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment).trim()
  } catch {
    return fragment.trim()
  }
}
