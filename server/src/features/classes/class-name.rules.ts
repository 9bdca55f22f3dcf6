import type { ClassKind } from '#protocol/classes.ts'

const gradeMax = 11

/**
 * The one spelling of a class's name. «1-а», «1 "А"», «1A» with a Latin letter are «1А»; «1-3» is «1–3»; other names only
 * lose quotes and needless spaces. Empty when nothing is left.
 */
export function normaliseClassName(kind: ClassKind, typed: string): string {
  const text = typed
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[«»"“”„'`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (kind !== 'class') return text
  return severalGrades(text) ?? oneGrade(text) ?? text
}

function severalGrades(text: string): string | undefined {
  const [, first, last] = /^(\d{1,2}) ?[-–—] ?(\d{1,2})$/.exec(text) ?? []
  return isGrade(first) && isGrade(last) && Number(first) < Number(last)
    ? `${Number(first)}–${Number(last)}`
    : undefined
}

function oneGrade(text: string): string | undefined {
  const [, grade, letter = ''] =
    /^(\d{1,2})(?: ?класс)?[ -]?(?:[-–—] ?)?([А-ЯЁа-яёA-Za-z]?)(?: ?класс)?$/u.exec(text) ?? []
  return isGrade(grade) ? `${Number(grade)}${oneAlphabet(letter.toUpperCase())}` : undefined
}

function isGrade(text: string | undefined): boolean {
  return text !== undefined && Number(text) >= 1 && Number(text) <= gradeMax
}

function oneAlphabet(letter: string): string {
  const at = 'ABCEHKMOPTXY'.indexOf(letter)
  return letter === '' || at < 0 ? letter : 'АВСЕНКМОРТХУ'[at]!
}
